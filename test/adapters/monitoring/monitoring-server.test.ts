import { expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../../adapters/monitoring/metrics.ts';
import { startMonitoringServer } from '../../../adapters/monitoring/monitoring-server.ts';
import { silentLogger } from '../../support/silent-logger.ts';

it('says what is wrong', async () => {
  const levels = {
    queues: async () => [],
    outbox: async () => 0,
    survey: async () => ({
      at: 90_000,
      groups: [{ by: 'refusal' as const, channels: 2, notices: 7, oldestSeenAt: 30_000 }],
    }),
    sweptTo: async () => null,
    budget: async () => ({ kind: 'stopped' as const, reason: 'key-rejected' as const }),
  };
  const server = await startMonitoringServer({
    port: 0,
    registry: createMetrics(levels).registry,
    logger: silentLogger,
    readiness: [
      { name: 'redis', check: async () => null },
      { name: 'slack', check: async () => 'not connected' },
      { name: 'sweep', check: () => Promise.reject(new Error('x')) },
    ],
  });
  onTestFinished(() => server.stop());
  const ready = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([
    503,
    'redis: ok\nslack: not connected\nsweep: does not answer\n',
  ]);
  const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  expect(metrics).toContain('parcels_api_silence_seconds +Inf');
  expect(metrics).toContain('parcels_notices{standing="held",by="refusal"} 7');
  expect(metrics).toContain('parcels_notices{standing="held",by="quiet"} 0');
  expect(metrics).toContain('parcels_notices{standing="due",by=""} 0');
  expect(metrics).toContain('parcels_notice_channels{standing="held",by="refusal"} 2');
  expect(metrics).toContain('parcels_oldest_notice_age_seconds{standing="held",by="refusal"} 60');
  expect(metrics).toContain('parcels_notices_counted_timestamp_seconds 90');
  const taken = startMonitoringServer({
    port: server.port,
    registry: createMetrics(levels).registry,
    logger: silentLogger,
    readiness: [],
  });
  await expect(taken).rejects.toThrow(/EADDRINUSE.*HEALTH_PORT/);
});
