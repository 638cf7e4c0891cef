import { describe, expect, it } from 'vitest';
import { createRequestBudget } from '../../../adapters/redis/request-budget.ts';
import { OFFER } from '../../../adapters/trackingmore/v2/offer.ts';
import { requestBudgetContract } from '../../contract/request-budget.ts';
import { eventually } from '../../support/eventually.ts';
import { useRedis } from '../../support/redis.ts';

const KEY_ONE = { apiKey: 'key-one', pace: OFFER.pace, refreshEveryMs: OFFER.refreshEveryMs };

requestBudgetContract((time) => {
  const { redis, keys } = useRedis();
  const open = () => createRequestBudget(redis, keys, { ...KEY_ONE, ...time });
  return { one: open(), other: open() };
});

it('keeps the budgets of two keys apart, and the key itself out of Redis', async () => {
  const { redis, keys, prefix } = useRedis();
  const first = createRequestBudget(redis, keys, KEY_ONE);
  const second = createRequestBudget(redis, keys, { ...KEY_ONE, apiKey: 'key-two' });
  await first.reserve('general', 0, null);
  await first.stop('key-rejected');
  expect(await second.reserve('general', 0, null)).toEqual({ kind: 'granted' });
  expect((await redis.keys(`*${prefix}*`)).join()).not.toMatch(/key-(one|two)/);
});

it('goes by the clock of Redis, which all machines share, unless given one', async () => {
  const { redis, keys } = useRedis();
  const onceAnHour = { ...OFFER.pace, general: 1 / 3_600 };
  const budget = createRequestBudget(redis, keys, { ...KEY_ONE, pace: onceAnHour });
  await budget.reserve('general', 0, null);
  const next = await budget.reserve('general', 0, null);
  expect(next.kind === 'later' && next.retryAfterMs).toBeGreaterThan(3_600_000);
  expect(next.kind === 'later' && next.retryAfterMs).toBeLessThanOrEqual(3_780_000);
});

it('lets as many pass as were agreed upon', async () => {
  const { redis, keys } = useRedis();
  const pace = { ...OFFER.pace, general: 10 };
  const budget = createRequestBudget(redis, keys, { ...KEY_ONE, pace, clock: () => 0 });
  await budget.reserve('general', 0, null);
  expect(await budget.reserve('general', 0, null)).toEqual({ kind: 'later', retryAfterMs: 105 });
});

describe('turns are shared', () => {
  const HOURS_MS = 2 * 60 * 60_000;

  /** A line before two processes, which does not move until it is let go; ten turns a second then. */
  async function line() {
    const { redis, keys, prefix } = useRedis();
    const pace = { ...OFFER.pace, general: 10 };
    const open = () => createRequestBudget(redis, keys, { ...KEY_ONE, pace });
    const [one, other] = [open(), open()];
    await one.reserve('general', 0, null);
    const [name = ''] = await redis.keys(`{${prefix}}:budget:*:general`);
    await redis.set(name, Date.now() + HOURS_MS / 2);
    const order: string[] = [];
    const waiting: Promise<void>[] = [];

    /** For so many turns, one after the other. */
    async function join(party: string, count = 1, patienceMs = HOURS_MS): Promise<void> {
      for (let index = 0; index < count; index += 1) {
        const before = (await redis.zcard(`${name}:line`)) + order.length;
        const budget = index % 2 === 0 ? one : other;
        const coming = budget.reserve('general', patienceMs, party === 'own' ? null : party);
        waiting.push(coming.then(({ kind }) => void order.push(kind === 'granted' ? party : `${party}: no`)));
        await eventually(async () =>
          expect((await redis.zcard(`${name}:line`)) + order.length).toBe(before + 1),
        );
      }
    }

    /** Resolves to who had a turn, in order. */
    async function letGo(): Promise<readonly string[]> {
      await redis.set(name, Date.now());
      await Promise.all(waiting);
      return order;
    }

    return { redis, name, join, letGo };
  }

  it('between whoever asks much and whoever asks little, who does not wait behind it', async () => {
    const { join, letGo } = await line();
    await join('loud', 8);
    await join('quiet', 2);
    const order = await letGo();
    expect(order.slice(0, 4).sort()).toEqual(['loud', 'loud', 'quiet', 'quiet']);
    expect(order.slice(4)).toEqual(Array(6).fill('loud'));
  });

  it('between three equally', async () => {
    const { join, letGo } = await line();
    for (const party of ['one', 'two', 'three']) await join(party, 3);
    const order = await letGo();
    for (let round = 0; round < 3; round += 1) {
      expect(order.slice(3 * round, 3 * round + 3).sort()).toEqual(['one', 'three', 'two']);
    }
  });

  it('and what the bot does by itself goes on, however many people ask', async () => {
    const { join, letGo } = await line();
    for (let party = 0; party < 8; party += 1) await join(`T${party}`);
    await join('own', 2);
    expect((await letGo()).slice(0, 3).filter((each) => each === 'own').length).toBeGreaterThan(0);
  });

  it('and whoever is told to come later has lost nothing', async () => {
    const { join, letGo } = await line();
    await join('loud', 4);
    await join('hasty', 3, 10);
    await join('hasty');
    const order = await letGo();
    expect(order.filter((each) => each === 'hasty: no')).toHaveLength(3);
    expect(order.filter((each) => !each.includes('no')).indexOf('hasty')).toBeLessThan(2);
  });

  it('and a place whose process has died blocks nobody for long', async () => {
    const { redis, name, join, letGo } = await line();
    await redis.zadd(`${name}:line`, 0, 'dead');
    await redis.zadd(`${name}:seen`, Date.now() + 500, 'dead');
    await join('alive');
    expect(await letGo()).toEqual(['alive']);
  });
});
