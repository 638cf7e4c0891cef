import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { redisCommand } from './redis-command.ts';

/** A Redis server of the test's own, which can be killed and started again with what it had written. */
export async function useOwnRedis() {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-redis-'));
  const { url, file, args, env } = await redisCommand(directory);
  const launch = () => spawn(file, args, { env, stdio: 'ignore' });
  let server = launch();
  const kill = async () => {
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  onTestFinished(async () => {
    if (server.exitCode === null && server.signalCode === null) await kill();
    await rm(directory, { recursive: true, force: true });
  });
  return {
    url,
    kill,
    start() {
      server = launch();
    },
  };
}
