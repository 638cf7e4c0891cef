import { describe, expect, it } from 'vitest';
import { admit } from '../../../adapters/redis/admission.ts';
import type { RedisClient } from '../../../adapters/redis/connection.ts';
import { createInstance } from '../../../adapters/redis/instances.ts';
import type { Keyspace } from '../../../adapters/redis/keyspace.ts';
import { VERSION } from '../../../adapters/redis/migrations.ts';
import { createStores } from '../../../adapters/redis/stores.ts';
import { channelId } from '../../../src/domain/channel.ts';
import { useRedis } from '../../support/redis.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const key = { carrier: 'sto', number: '402934299065' };
const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };

/** A process that starts. */
function start(redis: RedisClient, keys: Keyspace): Promise<void> {
  const instance = createInstance(redis, keys, { version: VERSION, roles: null });
  return admit(redis, keys, { instance, findOlderWorkers: async () => [], logger: silentLogger });
}

describe('what an older version has stored', () => {
  /** As version 1 wrote it. */
  async function useVersion1() {
    const { redis, keys } = useRedis();
    const marks = 'abcdefghij'.repeat(9);
    await redis.hset(keys.parcel(key), {
      ...{ v: '3', s: 'transit', d: '', f: 'fingerprint', m: marks, n: '', c: '1700000000000', t: '' },
      l: JSON.stringify(['2026-11-10 08:00', '已到达分拣中心，正在派送途中。'.repeat(5), 'Hangzhou']),
      o: 'slack/T1',
    });
    await redis.hset(keys.followers(key), channelId(channel), '{"t":"Kettle","b":"U1","a":1}');
    await redis.zadd(keys.channel(channel), 1, 'sto/402934299065');
    await redis.set(keys.formerHome, 'slack/T1');
    return { redis, keys, marks, stores: createStores(redis, keys, { clock: Date.now, homeWorkspaces: [] }) };
  }

  it('is there in today’s form after an upgrade, even when two processes start at once', async () => {
    const { redis, keys, marks, stores } = await useVersion1();
    await Promise.all([start(redis, keys), start(redis, keys)]);
    expect(await stores.parcels.read(key)).toMatchObject({ version: 3, status: 'transit', marks });
    expect(await stores.subscriptions.list(channel)).toMatchObject([
      {
        title: 'Kettle',
        latest: {
          at: '2026-11-10 08:00',
          text: '已到达分拣中心，正在派送途中。'.repeat(5),
          place: 'Hangzhou',
        },
      },
    ]);
    expect(await stores.owners.read([key])).toEqual([
      { workspace: 'slack/T1', channel: null, by: null, readBy: 'workspace' },
    ]);
    expect(await stores.workspaces.list()).toEqual(['slack/T1']);
    expect(await redis.hexists(keys.parcel(key), 'l')).toBe(0);
    expect(await redis.object('ENCODING', keys.parcel(key))).toBe('listpack');
  });

  it('is brought into that form once', async () => {
    const { redis, keys, stores } = await useVersion1();
    await start(redis, keys);
    await redis.hset(keys.parcel(key), 'm', 'not to be looked at again');
    await start(redis, keys);
    expect(await redis.hget(keys.parcel(key), 'm')).toBe('not to be looked at again');
    expect(await stores.parcels.read(key)).toMatchObject({ version: 3 });
  });

  it('is left alone where it comes from a newer version', async () => {
    const { redis, keys } = await useVersion1();
    await redis.set(keys.version, 99);
    await expect(start(redis, keys)).rejects.toThrow(/version 99.*newer program/);
    expect(await redis.hexists(keys.parcel(key), 'l')).toBe(1);
  });

  it('is noted as today’s where there is nothing yet', async () => {
    const { redis, keys } = useRedis();
    await start(redis, keys);
    expect(Number(await redis.get(keys.version))).toBeGreaterThan(1);
  });
});

it('reads what an earlier version noted of pauses, refusals and receipts', async () => {
  const { redis, keys } = useRedis();
  const stores = createStores(redis, keys, { clock: Date.now, homeWorkspaces: [] });
  const id = channelId(channel);
  await redis.hset(keys.settings, id, JSON.stringify({ paused: true }));
  expect((await stores.settings.read(channel)).paused).toEqual({ by: null, since: null });
  await redis.hset(keys.settings, id, JSON.stringify({ paused: false }));
  expect((await stores.settings.read(channel)).paused).toBeNull();
  await redis.hset(keys.refusals, id, 'is_archived');
  expect((await stores.outbox.look(channel, { intervalMs: 0, burst: 1 })).hold).toEqual({
    by: 'refusal',
    because: 'is_archived',
    since: null,
  });
  const former = { at: 1, what: 'Delivered', verdicts: ['this parcel: posted'] };
  await redis.rpush(
    keys.receipts(channel, key),
    JSON.stringify({ ...former, messageId: '17' }),
    JSON.stringify({ ...former, messageId: null }),
    'what nobody can read',
  );
  expect(await stores.receipts.list(channel, key)).toEqual([
    { at: 1, what: 'Delivered', standing: { kind: 'posted', messageId: '17', said: [] } },
    { at: 1, what: 'Delivered', standing: { kind: 'unwanted', said: [] } },
  ]);
});
