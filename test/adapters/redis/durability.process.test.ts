import { expect, it, onTestFinished } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { examineDurability } from '../../../adapters/redis/examine-durability.ts';
import { readInfo } from '../../../adapters/redis/read-info.ts';
import { eventually } from '../../support/eventually.ts';
import { type OwnRedis, useOwnRedis } from '../../support/own-redis.ts';
import { silentLogger } from '../../support/silent-logger.ts';

async function findingsOf({ url }: Pick<OwnRedis, 'url'>) {
  const redis = connectRedis({ kind: 'server', url }, 'commands', silentLogger);
  onTestFinished(() => redis.disconnect());
  await redis.connect();
  return examineDurability(redis, await readInfo(redis));
}

it.each([
  ['always', 'ok', /takes nothing back/],
  ['everysec', 'warning', /takes back up to two seconds/],
  ['no', 'warning', /leaves it to the system/],
])('a server with appendfsync %s', async (appendfsync, level, text) => {
  const findings = await findingsOf(await useOwnRedis({ appendfsync }));
  expect(findings).toEqual([expect.objectContaining({ level, text: expect.stringMatching(text) })]);
});

it('a server that keeps its settings to itself', async () => {
  const redis = await useOwnRedis();
  await redis.ask('ACL', 'SETUSER', 'default', '-config');
  const [finding] = await findingsOf(redis);
  expect(finding).toMatchObject({ level: 'ok', text: expect.stringMatching(/does not say how often/) });
});

it('a master whose replica may lag, and one that waits for it', async () => {
  const master = await useOwnRedis();
  await useOwnRedis({ replicaof: `127.0.0.1 ${master.port}` });
  await eventually(async () => {
    const state = String(await master.ask('INFO', 'replication'));
    if (!state.includes('connected_slaves:1')) throw new Error(state);
  });
  const [, replica] = await findingsOf(master);
  expect(replica).toMatchObject({ level: 'warning', text: expect.stringMatching(/1 replica.*failover/) });
  await master.ask('CONFIG', 'SET', 'min-replicas-to-write', '1');
  const [, waiting] = await findingsOf(master);
  expect(waiting).toMatchObject({ level: 'ok' });
});
