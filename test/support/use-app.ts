import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type SandboxLogEntry, startSandbox } from '../../adapters/trackingmore/sandbox/sandbox.ts';
import type { World } from '../../adapters/trackingmore/sandbox/world.ts';
import { type App, DECLARED, startApp } from '../../src/app.ts';
import { type Config, type Declared, readConfig } from '../../src/start/config.ts';
import { silentLogger } from './silent-logger.ts';

const KEY = 'sandbox-key';

/**
 * The whole bot with a Redis of its own, against a sandbox in which two hours of a parcel's life pass in a second;
 * settings as in the environment, or `otherwise` where those would not allow it. More requests are allowed than usual.
 */
export async function useApp(
  settings: Readonly<Record<string, string>>,
  declared: Declared = DECLARED,
  otherwise: Partial<Config> = {},
): Promise<{ app: App; sandbox: { requests: readonly SandboxLogEntry[]; world: World } }> {
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
  const read = readConfig(
    {
      PATH: process.env['PATH'],
      DATA_DIR: directory,
      TRACKINGMORE_API_KEY: KEY,
      TRACKINGMORE_API_URL: sandbox.url,
      TRACKINGMORE_REQUESTS_PER_SECOND: '20',
      SWEEP_INTERVAL_MINUTES: String(2 / 60),
      ...settings,
    },
    declared,
  );
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const config = { ...read.config, ...otherwise };
  if (!config.provider) throw new Error('There is no tracking service.');
  onTestFinished(async () => {
    await sandbox.stop();
    await rm(directory, { recursive: true, force: true });
  });
  const app = await startApp({ config, provider: config.provider, logger: silentLogger });
  onTestFinished(() => app.stop());
  return { app, sandbox: { requests, world: sandbox.world } };
}
