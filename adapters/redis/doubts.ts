import { z } from 'zod';
import type { Outbox } from '../../src/ports/outbox.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import type { KnownEpoch } from './known-epoch.ts';
import { defineScript } from './script.ts';

const found = z.tuple([z.number(), z.number(), z.number()]);

/** `now` is '' for Redis's own clock. */
export function createDoubts(
  redis: RedisClient,
  keys: Keyspace,
  now: () => number | '',
  known: KnownEpoch,
): Pick<Outbox, 'doubt' | 'endDoubt'> {
  const findDoubt = defineScript(redis, 'findDoubt');
  const endDoubt = defineScript(redis, 'endDoubt');
  return {
    async doubt() {
      const [epoch, seenAt, isOpen] = found.parse(await findDoubt([keys.epoch], [now(), known.read()]));
      return { epoch, seenAt: seenAt === 0 ? null : seenAt, isOpen: isOpen === 1 };
    },
    async endDoubt(epoch) {
      await endDoubt([keys.epoch, keys.sequence], [epoch]);
    },
  };
}
