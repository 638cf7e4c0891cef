import { describe, expect, it } from 'vitest';
import { createLaneClaim } from '../../adapters/redis/claim-lane.ts';
import { batchName } from '../../src/domain/batch-name.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { localTime } from '../../src/domain/quiet-hours.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { createGate } from '../support/gate.ts';
import { here, useAnnounce, useAnnounceByRedis } from './use-announce.ts';

const LONGER_THAN_A_LEASE_MS = 60_000;
const TWO_HOURS_MS = 2 * 60 * 60_000;

type Setup = Awaited<ReturnType<typeof useAnnounce>>;

/** The same notifier, one worker of which stops before or after the platform has the post. */
function stopping(notifier: Notifier, when: 'before' | 'after', gate: ReturnType<typeof createGate>) {
  const stopped: Notifier = {
    ...notifier,
    async post(...args) {
      if (when === 'before') await gate.stop();
      const outcome = await notifier.post(...args);
      if (when === 'after') await gate.stop();
      return outcome;
    },
  };
  return { notifiers: new Map([['slack', stopped]]) };
}

function warnings({ logger }: Setup) {
  return logger.lines.filter(({ level }) => level === 'warn').map(({ message }) => message);
}

describe('a worker that is stopped for longer than its lease', () => {
  it('between its claim and its post shows nothing when it wakes up, and says so', async () => {
    const all = await useAnnounce();
    const { run, posts, pass, outbox } = all;
    const gate = createGate();
    const carriers = {
      index: async () => null,
      async nameOf() {
        await gate.stop();
        return 'STO Express';
      },
    };
    const stopped = run({ carriers });
    await gate.reached();
    pass(LONGER_THAN_A_LEASE_MS);
    expect(await run()).toEqual({ kind: 'done' });
    expect(posts).toHaveLength(1);
    gate.open();
    await stopped;
    expect(posts).toHaveLength(1);
    expect(warnings(all)).toEqual(['not posted: the claim ran out, and another worker has it']);
    expect(await run()).toEqual({ kind: 'done' });
    expect(await outbox.waiting()).toEqual([]);
  });

  it('with the yes to its post in its hands asks again', async () => {
    const { run, posts, pass, outbox } = await useAnnounce();
    const gate = createGate();
    let renewals = 0;
    const stopped = run({
      outbox: {
        ...outbox,
        async renew(...args) {
          const isOurs = await outbox.renew(...args);
          renewals += 1;
          if (renewals === 1) await gate.stop();
          return isOurs;
        },
      },
    });
    await gate.reached();
    pass(LONGER_THAN_A_LEASE_MS);
    await run();
    gate.open();
    await stopped;
    expect(renewals).toBe(2);
    expect(posts).toHaveLength(1);
  });

  it('with its post made leaves what it posted to whoever took over, who looks and finds it', async () => {
    const all = await useAnnounce();
    const { run, posts, pass, notifier, moveOn, outbox } = all;
    const gate = createGate();
    const stopped = run(stopping(notifier, 'after', gate));
    await gate.reached();
    await moveOn();
    pass(LONGER_THAN_A_LEASE_MS);
    const takingOver = createGate();
    const second = run({
      outbox: {
        ...outbox,
        settle: async (batch) => {
          await takingOver.stop();
          return outbox.settle(batch);
        },
      },
    });
    await takingOver.reached();
    gate.open();
    await stopped;
    expect(warnings(all)).toEqual(['not settled: another worker has the claim, and looks']);
    takingOver.open();
    await second;
    await run();
    expect(posts.map(({ card }) => card.title)).toEqual([
      'Blue kettle: Out for delivery',
      'Blue kettle: Delivered',
    ]);
    expect(await outbox.waiting()).toEqual([]);
  });

  it('with an older state of the parcel in its hands does not put it in the place of the newer one', async () => {
    const { run, notifier, pass, posts, settings, moveOn, outbox } = await useAnnounce();
    await settings.write(here, {
      ...DEFAULT_SETTINGS,
      wishes: { ...DEFAULT_SETTINGS.wishes, as: 'card' },
    });
    await run();
    await moveOn();
    const shown: string[] = [];
    const edit: Notifier['edit'] = async (channel, messageId, card) => {
      shown.push(card.title);
      return notifier.edit(channel, messageId, card);
    };
    const gate = createGate();
    const stopped = run({
      notifiers: new Map([['slack', { ...notifier, edit }]]),
      outbox: {
        ...outbox,
        async renew(...args) {
          await gate.stop();
          return outbox.renew(...args);
        },
      },
    });
    await gate.reached();
    pass(LONGER_THAN_A_LEASE_MS);
    await run();
    gate.open();
    await stopped;
    expect(shown).toEqual([]);
    expect(posts.filter(({ below }) => below)).toHaveLength(2);
  });
});

describe('a post that appears after the time limit', () => {
  const late: PostOutcome = { kind: 'uncertain', reason: 'ECONNABORTED', isUnderWay: true };

  /** Runs as often as is asked for, until the given time has passed or nothing is left to do. */
  async function runFor({ run, pass }: Setup, ms: number): Promise<void> {
    for (let left = ms; left > 0; ) {
      const outcome = await run();
      if (outcome.kind === 'done') return;
      const wait = Math.min(left, outcome.ms);
      pass(wait);
      left -= wait;
    }
  }

  it('is waited for, and found', async () => {
    const all = await useAnnounce(late);
    const { notifier, posts, outbox } = all;
    const id = batchName(await all.redis.hkeys(all.keys.outbox));
    await runFor(all, 20_000);
    expect(posts).toEqual([]);
    await notifier.post(here, { title: 'late', tone: 'calm', blocks: [], links: [], footer: [] }, id);
    await runFor(all, 60_000);
    expect(posts).toHaveLength(1);
    expect(await outbox.waiting()).toEqual([]);
  });

  it('and never does is made again', async () => {
    const all = await useAnnounce(late);
    await runFor(all, 60_000);
    expect(all.posts).toHaveLength(1);
  });
});

describe('a worker whose clock is two hours ahead', () => {
  const ahead = () => Date.now() + TWO_HOURS_MS;

  it('takes no claim that another one has', async () => {
    const { run, posts, notifier } = await useAnnounceByRedis(ahead);
    const gate = createGate();
    const other = run({ clock: Date.now, ...stopping(notifier, 'before', gate) });
    await gate.reached();
    const outcome = await run();
    expect(outcome).toMatchObject({ kind: 'wait', ms: expect.closeTo(40_000, -5) });
    gate.open();
    await other;
    expect(posts).toHaveLength(1);
  });

  it('is held to the pace of the channel', async () => {
    const { run, posts, notifier, moveOn } = await useAnnounceByRedis(ahead);
    Object.assign(notifier, { pace: { intervalMs: 60_000, burst: 1 } });
    await run({ clock: Date.now });
    await moveOn();
    expect(await run()).toMatchObject({ kind: 'wait' });
    expect(posts).toHaveLength(1);
  });

  it('knows when it is quiet', async () => {
    const { run, posts, settings } = await useAnnounceByRedis(ahead);
    const { minute } = localTime(Date.now(), 'UTC');
    const quiet = (from: number) => ({
      ...DEFAULT_SETTINGS,
      quiet: { from: (minute + from + 1_440) % 1_440, to: (minute + from + 60) % 1_440 },
    });
    await settings.write(here, quiet(-30));
    expect(await run()).toMatchObject({ kind: 'wait' });
    expect(posts).toEqual([]);
    await settings.write(here, quiet(90));
    await run();
    expect(posts).toHaveLength(1);
  });
});

describe('a command that Redis is sent twice', () => {
  it('claims once, for the one who asked', async () => {
    const { redis, keys, clock } = await useAnnounce();
    const claimLane = createLaneClaim(redis, keys, clock);
    const ask = (token: string) =>
      claimLane(here, { intervalMs: 1_000, burst: 1 }, { leaseMs: 1_000, token });
    const first = await ask('one');
    expect(first.slice(0, 3)).toEqual(['claimed', 1, 0]);
    expect(await ask('one')).toEqual(first);
    expect((await ask('another'))[0]).toBe('taken');
  });

  it('settles, renews and gives back once', async () => {
    const { outbox, claim, moveOn } = await useAnnounce();
    const batch = await claim();
    expect([await outbox.renew(batch, 1_000), await outbox.renew(batch, 1_000)]).toEqual([true, true]);
    const release = { mayBePosted: false, mayLandMs: 0, retryMs: 0, because: null };
    expect([await outbox.release(batch, release), await outbox.release(batch, release)]).toEqual([
      true,
      true,
    ]);
    expect(await outbox.renew(batch, 1_000)).toBe(false);
    const again = await claim();
    await moveOn();
    expect([await outbox.settle(again), await outbox.settle(again)]).toEqual(['more', 'more']);
    const last = await claim();
    expect(await outbox.release(again, release)).toBe(false);
    expect(await outbox.settle(last)).toBe('done');
  });
});
