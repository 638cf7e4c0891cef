import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

export interface Command {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Done after each end, before it is started again. */
  readonly betweenRuns?: () => void;
}

const PAUSE_MS = 500;

/** Keeps a program running, as a service manager would, until it is stopped. */
export function keepRunning({ name, file, args, env, betweenRuns }: Command, log: WriteStream) {
  let child: ChildProcess | null = null;
  let stopped = false;
  const end = () => void child?.kill('SIGKILL');
  // Nothing may stay behind of a run that was broken off.
  process.once('exit', end);

  const running = (async () => {
    while (!stopped) {
      child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (data) => log.write(`${name} | ${data}`));
      }
      const [code, signal] = await once(child, 'exit');
      log.write(`${name} | ended: ${signal ?? code}\n`);
      if (stopped) return;
      betweenRuns?.();
      await setTimeout(PAUSE_MS);
    }
  })();

  return {
    name,
    kill: end,
    /** Takes the processor from it, or gives it back. */
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      stopped = true;
      end();
      await running;
      process.off('exit', end);
    },
  };
}

export type Running = ReturnType<typeof keepRunning>;
