import { onTestFinished, vi } from 'vitest';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { createKeyspace } from '../../adapters/redis/keyspace.ts';
import { createStores } from '../../adapters/redis/stores.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Checkpoint, Parcel } from '../../src/domain/parcel.ts';
import { announce } from '../../src/notices/announce.ts';
import { createQueryAudience } from '../../src/notices/audience.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { sweep } from '../../src/notices/sweep.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { listApi } from '../fakes/list-api.ts';
import { eventually } from '../support/eventually.ts';
import { noticeNeeds } from '../support/notice-needs.ts';
import { useOwnRedis } from '../support/own-redis.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';
import { silentLogger } from '../support/silent-logger.ts';

/** Where posts are shown. */
export interface Stage {
  readonly channel: ChannelRef;
  readonly notifier: Notifier;
  /** All that people see in each message of the channel, oldest first. */
  shown(): readonly string[];
}

export type Rollback = Awaited<ReturnType<typeof useRollback>>;

const MOST_TURNS = 200;
/** By then no platform takes a repeat for one any more: what is told once is told once because it was found. */
const NONCES_FORGOTTEN_MS = 10 * 60_000;

/** A Redis that can be brought back to an earlier moment, and parcels that a channel follows. */
export async function useRollback({ channel, notifier }: Stage) {
  // Platforms and bot have the same time, which only the test moves.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const pass = (ms: number) => void vi.setSystemTime(Date.now() + ms);
  const server = await useOwnRedis();
  const keys = createKeyspace('rollback');
  const parcels = new Map<string, Parcel>();
  const events = new Map<string, readonly Checkpoint[]>();

  /** One that begins to run now, and remembers what Redis tells it. */
  function startProcess() {
    const redis = connectRedis({ kind: 'server', url: server.url }, 'commands', silentLogger);
    onTestFinished(() => redis.disconnect());
    const stores = createStores(redis, keys, { clock: Date.now, homeWorkspaces: [] });
    const common = noticeNeeds(channel.platform, notifier);
    const needs = {
      ...common,
      ...stores,
      ...listApi(() => [...parcels.values()], { servedAt: Date.now }),
      clock: Date.now,
      audience: createQueryAudience({ ...common, ...stores, clock: Date.now }),
    };
    return {
      ...stores,
      isBack: () => eventually(() => redis.ping()),
      sweep: () => sweep(needs, 'delta'),
      /** Tries to post what comes next. */
      attempt: () => announce(needs, channel),
      /** Posts what waits, and waits as long as that takes. */
      async post() {
        for (let turn = 0; turn < MOST_TURNS; turn += 1) {
          const outcome = await announce(needs, channel);
          if (outcome.kind === 'done') return;
          pass(Math.max(1, outcome.ms));
        }
        throw new Error(`Something waits after ${MOST_TURNS} turns.`);
      },
    };
  }

  const first = startProcess();
  return {
    ...server,
    /** What it resolves to brings the server back, some time after the last post. */
    async remember() {
      const goBack = await server.remember();
      return async () => {
        await goBack();
        pass(NONCES_FORGOTTEN_MS);
      };
    },
    first,
    startProcess,
    pass,
    async follow(number: string) {
      const before = parcel({ key: { carrier: 'sto', number }, checkedAt: Date.now() });
      parcels.set(number, before);
      const subscription = { channel, parcel: before.key, title: `P${number}`, by: 'U1', at: 0 };
      await first.subscriptions.add(subscription, 0, firstUpdate(before, Date.now()));
    },
    /** Something happens to it, which a text tells from anything else. */
    happen(number: string, text: string, status: Parcel['status'] = 'transit', detail: string | null = null) {
      pass(1_000);
      const before = parcels.get(number) ?? parcel();
      const at = new Date().toISOString().slice(0, 19).replace('T', ' ');
      const known = [checkpoint(at, text), ...(events.get(number) ?? [])];
      events.set(number, known);
      parcels.set(number, { ...before, status, detail, legs: [leg(known)], checkedAt: Date.now() });
    },
  };
}
