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
  if (!isDue()) return;
  queue = queue.then(async () => {
    await setImmediate();
    lastRest = performance.now();
  });
  await queue;
}

function isDue(): boolean {
  return performance.now() - lastRest >= LONGEST_TURN_MS;
}

/** Like `map`, one after the other, with rests in between. */
export async function mapInTurns<T, R>(all: Iterable<T>, work: (each: T) => R | Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const each of all) {
    const result = work(each);
    results.push(result instanceof Promise ? await result : result);
    if (isDue()) await rest();
  }
  return results;
}
