import { expect, it } from 'vitest';
import { createRequestBudget } from '../../../adapters/redis/request-budget.ts';
import { OFFER } from '../../../adapters/trackingmore/v2/offer.ts';
import { requestBudgetContract } from '../../contract/request-budget.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { useRedis } from '../../support/redis.ts';

const KEY_ONE = { apiKey: 'key-one', pace: OFFER.pace, refreshEveryMs: OFFER.refreshEveryMs };

requestBudgetContract((clock) => {
  const { redis, keys } = useRedis();
  const open = () => createRequestBudget(redis, keys, { ...KEY_ONE, clock });
  return { one: open(), other: open() };
});

it('keeps the budgets of two keys apart, and the key itself out of Redis', async () => {
  const { redis, keys, prefix } = useRedis();
  const first = createRequestBudget(redis, keys, KEY_ONE);
  const second = createRequestBudget(redis, keys, { ...KEY_ONE, apiKey: 'key-two' });
  await first.reserve('general', 0);
  await first.stop('key-rejected');
  expect(await second.reserve('general', 0)).toEqual({ kind: 'granted', waitMs: 0 });
  expect((await redis.keys(`*${prefix}*`)).join()).not.toMatch(/key-(one|two)/);
});

it('goes by the clock of Redis, which all machines share, unless given one', async () => {
  const { redis, keys } = useRedis();
  const onceAnHour = { ...OFFER.pace, general: 1 / 3_600 };
  const budget = createRequestBudget(redis, keys, { ...KEY_ONE, pace: onceAnHour });
  await budget.reserve('general', 0);
  const next = await budget.reserve('general', 4_000_000);
  expect(next.kind === 'granted' && next.waitMs).toBeGreaterThan(3_600_000);
  expect(next.kind === 'granted' && next.waitMs).toBeLessThanOrEqual(3_780_000);
});

it('lets as many pass as were agreed upon', async () => {
  const { redis, keys } = useRedis();
  const { clock } = fakeClock();
  const budget = createRequestBudget(redis, keys, {
    ...KEY_ONE,
    pace: { ...OFFER.pace, general: 10 },
    clock,
  });
  await budget.reserve('general', 0);
  expect(await budget.reserve('general', 5_000)).toEqual({ kind: 'granted', waitMs: 105 });
});
