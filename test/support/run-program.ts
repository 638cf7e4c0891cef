import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../adapters/trackingmore/sandbox/sandbox.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Runs the program as a person would, in an empty folder, and waits for its end. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onOutput?: (text: string, stop: () => void, kill: () => void) => void,
) {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-start-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/main.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: directory, DATA_DIR: directory, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let stoppedAt: number | null = null;
  // A second request would be taken for impatience, and end the program at once.
  const stopOnce = () => {
    if (stoppedAt === null) child.kill('SIGTERM');
    stoppedAt ??= performance.now();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      onOutput?.(output, stopOnce, () => void child.kill('SIGKILL'));
    });
  }
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const stopTookMs = stoppedAt === null ? null : performance.now() - stoppedAt;
  return { code, output, stopTookMs };
}

/**
 * The tracking service, for the key `key-that-works`. It refuses nothing that comes too fast: what a program sends
 * evenly does not arrive evenly where others keep the machine busy.
 */
export async function useSandbox(more: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({
    apiKey: 'key-that-works',
    clock: Date.now,
    enforceRate: false,
    hoursPerSecond: 1,
    firstCheckSeconds: 0,
    quota: 500,
    ...more,
  });
  onTestFinished(() => sandbox.stop());
  return sandbox;
}
