import { setImmediate } from 'node:timers/promises';

/** Platforms wait three seconds for a receipt; people notice a tenth of one. */
const LONGEST_TURN_MS = 10;

let lastRest = 0;
let queue: Promise<void> = Promise.resolve();

/**
 * Called between the pieces of long work: where the process has not rested for a while, it resolves after everything
 * else has had its turn. Of several works that wait only one goes on at a time.
 */
export async function rest(): Promise<void> {
  if (performance.now() - lastRest < LONGEST_TURN_MS) return;
  queue = queue.then(async () => {
    await setImmediate();
    lastRest = performance.now();
  });
  await queue;
}

/** Like `map`, one after the other, with rests in between. */
export async function mapInTurns<T, R>(all: Iterable<T>, work: (each: T) => R | Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const each of all) {
    results.push(await work(each));
    await rest();
  }
  return results;
}
