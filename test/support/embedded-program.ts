import { once } from 'node:events';
import { resolve } from 'node:path';
import { openEmbeddedRedis } from '../../adapters/redis/embedded/embedded-redis.ts';

/**
 * A run that needs a Redis of its own in the directory of its first argument: says `ready`, opens it at the first line
 * it is given, says whether it has `own` or `borrowed` one, and stops at the second.
 */
const lines = process.stdin.setEncoding('utf8');
const logger = { debug() {}, info() {}, warn: console.error, error: console.error };
console.log('ready');
await once(lines, 'data');
const redis = await openEmbeddedRedis({
  dataDirectory: process.argv[2] ?? '',
  cacheDirectory: resolve('.cache'),
  searchPath: process.argv[3] ?? '',
  onUnpack() {},
  logger,
});
console.log(redis.borrowed ? 'borrowed' : 'own');
await once(lines, 'data');
await redis.stop();
process.exit(0);
