import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** As `npm start` runs it. */
const { scripts } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
  scripts: { start: string };
};
const [, ...START] = scripts.start.split(' ');

/** The bot in a process of its own; `until` resolves with the milliseconds from its start to a line of its output. */
export function startBot(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const started = performance.now();
  const child = spawn(process.execPath, [...START, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      for (const look of [...waiting]) look();
    });
  }
  return {
    async until(line: RegExp): Promise<number> {
      await new Promise<void>((found, failed) => {
        const look = () => {
          if (!line.test(output)) return;
          waiting.delete(look);
          found();
        };
        waiting.add(look);
        child.once('exit', () => failed(new Error(`The bot has ended: ${output}`)));
        look();
      });
      return performance.now() - started;
    },
    /** Bytes that are in memory now, and that were there at the most. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
    memory(): { readonly now: number; readonly most: number } {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const bytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
      return { now: bytes('VmRSS'), most: bytes('VmHWM') };
    },
    async stop(): Promise<void> {
      child.removeAllListeners('exit');
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
