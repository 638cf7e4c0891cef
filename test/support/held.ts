/** What a receipt has to wait behind, milliseconds; platforms wait three seconds for it. */
export const LONGEST_HOLD_MS = 200;

interface Mark {
  readonly at: number;
  readonly used: NodeJS.CpuUsage;
}

function mark(): Mark {
  return { at: performance.now(), used: process.cpuUsage() };
}

/**
 * Time since then or processor time, whichever is less: other processes lengthen the one, and other threads, such as
 * those that collect garbage, the other.
 */
function since({ at, used }: Mark): number {
  const { user, system } = process.cpuUsage(used);
  return Math.min(performance.now() - at, (user + system) / 1_000);
}

/** How long a piece of work takes that nothing interrupts, milliseconds. */
export function timeFor(work: () => unknown): number {
  const begun = mark();
  work();
  return since(begun);
}

const TRIES = 3;

/**
 * The longest time, in milliseconds, for which nothing else of this process can go on while the work is done. Work that
 * seems to take too long is done again: what collecting garbage or compiling added does not come a second time.
 */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let longest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && longest >= LONGEST_HOLD_MS; tries += 1) {
    longest = Math.min(longest, await longestHoldOnce(work));
  }
  return longest;
}

async function longestHoldOnce(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = mark();
  const step = () => {
    longest = Math.max(longest, since(last));
    last = mark();
  };
  const timer = setInterval(step, 1);
  try {
    await work();
  } finally {
    clearInterval(timer);
    step();
  }
  return longest;
}
