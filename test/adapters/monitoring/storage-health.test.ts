import { Registry } from 'prom-client';
import { expect, it, onTestFinished } from 'vitest';
import { startMonitoring, type WatchedStorage } from '../../../adapters/monitoring/start-monitoring.ts';
import { freePort } from '../../support/free-port.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const WELL: WatchedStorage = { ping: async () => 'PONG', health: null, lost: async () => null };
const FULL = 'no room is left on the disk for /data/redis; it goes on when there is some';

it.each<[string, Partial<WatchedStorage>, string, string]>([
  ['is well', {}, 'alive\n', 'redis: ok\n'],
  [
    'says that its disk is full',
    {
      ping: () =>
        Promise.reject(new Error('MISCONF Errors writing to the AOF file: No space left on device')),
    },
    'alive\n',
    'redis: away, MISCONF Errors writing to the AOF file: No space left on device\n',
  ],
  ['came back empty', { lost: async () => 'came back empty' }, 'alive\n', 'redis: came back empty\n'],
  [
    'is ours and away',
    { health: async () => ({ away: FULL, incidents: ['2026-11-25T08:00:00.000Z it ended with code 1'] }) },
    `alive\nredis: away, ${FULL}\nredis: 2026-11-25T08:00:00.000Z it ended with code 1\n`,
    `redis: away, ${FULL}\n`,
  ],
])('a Redis that %s', async (_, storage, alive, ready) => {
  const port = await freePort();
  const server = await startMonitoring(
    { healthPort: port, sweepEveryMs: 1 },
    {
      storage: { ...WELL, ...storage },
      platforms: [],
      cursor: null,
      registry: new Registry(),
      logger: silentLogger,
      clock: Date.now,
    },
  );
  onTestFinished(() => server?.stop());
  const look = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(await look('/healthz')).toBe(alive);
  expect(await look('/readyz')).toBe(ready);
});
