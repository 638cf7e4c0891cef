import { resolve } from 'node:path';
import { findServer } from '../../adapters/redis/embedded/find-server.ts';
import { freePort } from './free-port.ts';

/** As in `redis.conf`. */
export type RedisSettings = Readonly<Record<string, string | number>>;

/**
 * How to start a Redis server of one's own that keeps its data in a directory. Its append-only file is written before
 * anything is answered, so that what was acknowledged survives whatever happens.
 */
export async function redisCommand(directory: string, more: RedisSettings = {}) {
  const { file, libraryPath } = await findServer({
    searchPath: process.env['PATH'] ?? '',
    cacheDirectory: resolve('.cache'),
    onUnpack: () => process.stderr.write('Unpacking a Redis server, which takes a few seconds.\n'),
  });
  const port = await freePort();
  const settings = { port, dir: directory, save: '', appendonly: 'yes', appendfsync: 'always', ...more };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const env: NodeJS.ProcessEnv = libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {};
  return { url: `redis://127.0.0.1:${port}`, port, file, args, env };
}
