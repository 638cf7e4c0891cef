import { setTimeout } from 'node:timers/promises';
import { aim } from '../aim.ts';
import { startRedis } from '../redis.ts';
import type { Stage, Storm, Worker } from '../storm.ts';
import type { Fault } from '../tally.ts';

/** Longer than a claim lasts. */
const LEAST_MS = 48_000;
const MOST_MS = 55_000;
const MOST_POSSIBLE = 0.01;
const WORKERS = 4;

interface Stop {
  readonly worker: Worker;
  readonly from: number;
  until: number;
}

export const stop: Storm = {
  name: 'stop',
  about: 'SIGSTOP of workers for longer than a claim lasts',
  size: { parcels: 200, channels: 80, kills: 4, secondsBetweenKills: 1, hoursPerSecond: 0.6 },
  async begin(ground) {
    const redis = await startRedis(ground);
    const stops: Stop[] = [];
    const isStopped = (worker: Worker) =>
      stops.some((each) => each.worker === worker && each.until > Date.now());
    return {
      redis,
      workers: WORKERS,
      async strike(stage) {
        const running = await untilTwoRun(stage, isStopped);
        const worker = await aim({ ...stage, workers: running });
        if (!worker) return false;
        const lastsMs = stage.dice.between(LEAST_MS, MOST_MS);
        const stopped = { worker, from: Date.now(), until: Date.now() + lastsMs };
        worker.running.freeze();
        stops.push(stopped);
        void setTimeout(lastsMs).then(worker.running.thaw);
        return true;
      },
      isOver: () => !stops.some(({ worker }) => isStopped(worker)),
      possible: {
        share: MOST_POSSIBLE,
        why: (fault) =>
          fault.kind === 'duplicate' && stops.some((each) => wasInHandshake(each, fault))
            ? 'the worker was stopped in the handshake of the connection, after its claim had been renewed'
            : null,
      },
    };
  },
};

/** Somebody has to take up what the others have left. */
async function untilTwoRun({ workers }: Stage, isStopped: (worker: Worker) => boolean) {
  for (;;) {
    const running = workers.filter((worker) => !isStopped(worker));
    if (running.length > 1) return running;
    await setTimeout(500);
  }
}

/** Whether the connection was opened for the post that was too much before the worker stopped, and used after it. */
function wasInHandshake({ worker, from }: Stop, { channel, shownAt }: Fault): boolean {
  const last = Math.max(...shownAt);
  return worker.relay.all.some(
    (post) =>
      post.channel === channel &&
      post.connectedAt !== null &&
      post.connectedAt <= from &&
      post.sentAt > from + LEAST_MS &&
      Math.abs(last - post.sentAt) < 1_000,
  );
}
