import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type SandboxLogEntry, startSandbox } from '../../adapters/trackingmore/sandbox/sandbox.ts';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/start/config.ts';
import { silentLogger } from './silent-logger.ts';

const KEY = 'sandbox-key';

/**
 * The whole bot with a Redis of its own, against a sandbox in which two hours of a parcel's life pass in a second;
 * settings as in the environment. More requests are allowed than usual: `start.process.test.ts` keeps to the usual rate.
 */
export async function useApp(
  settings: Readonly<Record<string, string>>,
): Promise<{ app: App; sandbox: { requests: readonly SandboxLogEntry[] } }> {
  const directory = await mkdtemp(join(tmpdir(), 'parcels-app-'));
  const requests: SandboxLogEntry[] = [];
  const sandbox = await startSandbox({
    onRequest: (request) => void requests.push(request),
    apiKey: KEY,
    clock: Date.now,
    enforceRate: false,
    hoursPerSecond: 2,
    firstCheckSeconds: 0,
    quota: 500,
  });
  const read = readConfig({
    PATH: process.env['PATH'],
    DATA_DIR: directory,
    TRACKINGMORE_API_KEY: KEY,
    TRACKINGMORE_API_URL: sandbox.url,
    TRACKINGMORE_REQUESTS_PER_SECOND: '20',
    SWEEP_INTERVAL_MINUTES: String(2 / 60),
    ...settings,
  });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  onTestFinished(async () => {
    await sandbox.stop();
    await rm(directory, { recursive: true, force: true });
  });
  const app = await startApp({ config: read.config, apiKey: KEY, logger: silentLogger });
  onTestFinished(() => app.stop());
  return { app, sandbox: { requests } };
}
