import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../src/ports/store-unavailable.ts';
import { useRedis } from '../../support/redis.ts';

/** Has Redis answer with exactly this error. */
async function errorOf(answer: string): Promise<unknown> {
  const { redis } = useRedis();
  return redis.eval('return redis.error_reply(ARGV[1])', 0, answer).catch((error: unknown) => error);
}

describe('an answer of Redis', () => {
  it.each([
    'OOM command not allowed when used memory > maxmemory.',
    'LOADING Redis is loading the dataset in memory',
    'CLUSTERDOWN The cluster is down',
    // As version 6 tells what a script met.
    "ERR Error running script (call to f_1): @user_script:1: @user_script: 1: -READONLY You can't write",
  ])('“%s” is an outage', async (answer) => {
    expect(await errorOf(answer)).toBeInstanceOf(StoreUnavailable);
  });

  it.each([
    'WRONGTYPE Operation against a key holding the wrong kind of value',
    'ERR no room: OOM, LOADING, READONLY and ENOENT are only words here',
    "ERR Error running script (call to f_1): @user_script:1: user_script:1: the argument 'LOADING ' is bad",
  ])('“%s” is a bug', async (answer) => {
    const error = await errorOf(answer);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(StoreUnavailable);
  });
});
