import type { Post } from './relay.ts';
import type { Stage, Worker } from './storm.ts';

/** Longer than it takes until a job is taken up whose worker has died. */
const PATIENCE_MS = 70_000;

/**
 * Waits until a post of one of the workers is on its way to its platform, or the answer on its way back, whichever the
 * dice say. Null where that does not come about: the blow falls all the same, and has met nothing.
 *
 * Sweeps are spared unless it is to fall in one: until another worker has taken up one that died there, which takes up to
 * a minute, there is little to post and to meet.
 */
export function aim({ workers, dice, isSweeping }: Stage, inSweep = false): Promise<Worker | null> {
  const phase = dice.oneOf<Post['phase']>(['coming', 'shown']);
  return new Promise((resolve) => {
    const end = (worker: Worker | null) => {
      clearTimeout(late);
      for (const unwatch of watches) unwatch();
      resolve(worker);
    };
    const late = setTimeout(() => end(null), PATIENCE_MS);
    const watches = workers.map((worker) =>
      worker.relay.watch((post) => {
        if (post.phase === phase && isSweeping() === inSweep) end(worker);
      }),
    );
  });
}

/** Whether one of these workers has a post open at this moment: what it means to be struck now. */
export function haveOpenPosts(workers: readonly Worker[]): boolean {
  return workers.some(({ relay }) => relay.open.size > 0);
}

/** Resolves to whether the worker had a post open. */
export async function killOneWorker(stage: Stage): Promise<boolean> {
  const worker = await aim(stage);
  worker?.running.kill();
  return worker !== null;
}
