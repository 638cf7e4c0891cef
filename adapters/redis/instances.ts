import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { defineScript } from './script.ts';

/** As in `joinInstances.lua`. `migrate` comes with the lock; the names are for people. */
export type Admission =
  | { readonly kind: 'joined' | 'wait' | 'migrate' }
  | { readonly kind: 'newer'; readonly stored: number }
  | { readonly kind: 'older'; readonly names: readonly string[] };

/** What is in Redis, as it was found when a lease was renewed. */
export interface Renewed {
  /** Version of its form. */
  readonly stored: number;
  /** See `data-set.ts`. */
  readonly mark: string;
  /** When everything was found to be gone, Unix milliseconds. */
  readonly emptiedAt: number | null;
}

/** This process among those that run on the same keys; each is known to as long as it renews its lease. */
export interface Instance {
  /** `lockMs` is how long the lock of a migration lasts unless it is renewed. */
  join(lockMs: number): Promise<Admission>;
  renew(): Promise<Renewed>;
  leave(): Promise<void>;
}

/** A process that was killed is waited for so long; one that is alive renews three times meanwhile. */
const LEASE_MS = 15_000;
export const RENEW_EVERY_MS = 5_000;

const admission = z.tuple(
  [z.enum(['joined', 'wait', 'migrate', 'newer', 'older'])],
  z.union([z.string(), z.number()]),
);
const renewed = z.tuple([z.coerce.number(), z.string(), z.string()]);

/** `version` is that of the form of what is stored which this process knows; null roles are all. */
export function createInstance(
  redis: RedisClient,
  keys: Keyspace,
  { version, roles }: { readonly version: number; readonly roles: readonly string[] | null },
): Instance {
  const joinInstances = defineScript(redis, 'joinInstances');
  const renewInstance = defineScript(redis, 'renewInstance');
  const id = randomUUID();
  const name = `process ${process.pid} on ${hostname()}${roles ? ` (${roles.join(', ')})` : ''}`;
  return {
    async join(lockMs) {
      const names = [keys.version, keys.migrating, keys.instances];
      const [kind, ...details] = admission.parse(
        await joinInstances(names, [id, version, name, LEASE_MS, lockMs]),
      );
      if (kind === 'newer') return { kind, stored: Number(details[0]) };
      return kind === 'older' ? { kind, names: details.map(String) } : { kind };
    },
    async renew() {
      const names = [keys.version, keys.instances, keys.mark, keys.emptied];
      const found = await renewInstance(names, [id, version, name, LEASE_MS, randomUUID()]);
      const [stored, mark, emptied] = renewed.parse(found);
      return { stored, mark, emptiedAt: emptied === '' ? null : Number(emptied) };
    },
    async leave() {
      await redis.hdel(keys.instances, id);
    },
  };
}
