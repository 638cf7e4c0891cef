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
  onOutput?: (text: string, stop: () => void) => void,
) {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-start-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/main.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: directory, DATA_DIR: directory, ...env },
  });
  let output = '';
  // A second request would be taken for impatience, and end the program at once.
  const stopOnce = () => {
    if (!stopping) child.kill('SIGTERM');
    stopping = true;
  };
  let stopping = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      onOutput?.(output, stopOnce);
    });
  }
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output };
}

/** The tracking service, for the key `key-that-works`. */
export async function useSandbox(more: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({
    apiKey: 'key-that-works',
    clock: Date.now,
    enforceRate: true,
    hoursPerSecond: 1,
    firstCheckSeconds: 0,
    quota: 500,
    ...more,
  });
  onTestFinished(() => sandbox.stop());
  return sandbox;
}
