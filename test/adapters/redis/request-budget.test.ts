import { expect, it } from 'vitest';
import { createRequestBudget } from '../../../adapters/redis/request-budget.ts';
import { requestBudgetContract } from '../../contract/request-budget.ts';
import { useRedis } from '../../support/redis.ts';

requestBudgetContract((clock) => {
  const { redis, keys } = useRedis();
  const open = () => createRequestBudget(redis, keys, { apiKey: 'key-one', clock });
  return { one: open(), other: open() };
});

it('keeps the budgets of two keys apart, and the key itself out of Redis', async () => {
  const { redis, keys, prefix } = useRedis();
  const first = createRequestBudget(redis, keys, { apiKey: 'key-one' });
  const second = createRequestBudget(redis, keys, { apiKey: 'key-two' });
  await first.reserve('general', 0);
  await first.stop('key-rejected');
  expect(await second.reserve('general', 0)).toEqual({ kind: 'granted', waitMs: 0 });
  expect((await redis.keys(`*${prefix}*`)).join()).not.toMatch(/key-(one|two)/);
});

it('goes by the clock of Redis, which all machines share, unless given one', async () => {
  const { redis, keys } = useRedis();
  const budget = createRequestBudget(redis, keys, { apiKey: 'key-one' });
  await budget.reserve('general', 0);
  const next = await budget.reserve('general', 5_000);
  expect(next.kind === 'granted' && next.waitMs).toBeGreaterThan(500);
  expect(next.kind === 'granted' && next.waitMs).toBeLessThanOrEqual(1_050);
});
