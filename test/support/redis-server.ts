import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbeddedRedis } from '../../adapters/redis/embedded/embedded-redis.ts';
import { silentLogger } from './silent-logger.ts';

declare module 'vitest' {
  interface ProvidedContext {
    redisSocket: string;
  }
}

/** One real Redis for all test files; each takes key names of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'parcels-test-'));
  const redis = await openEmbeddedRedis({
    dataDirectory,
    cacheDirectory: resolve('.cache'),
    searchPath: process.env['PATH'] ?? '',
    logger: silentLogger,
    onUnpack: () => process.stdout.write('Unpacking a Redis server, which takes a few seconds.\n'),
  });
  project.provide('redisSocket', redis.socket);
  return async () => {
    await redis.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
}
