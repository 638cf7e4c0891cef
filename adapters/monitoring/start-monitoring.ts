import type { AccountWatch } from '../../src/ports/account-watch.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ServerHealth } from '../../src/ports/server-health.ts';
import type { SweepCursor } from '../../src/ports/sweep-cursor.ts';
import type { Config } from '../../src/start/config.ts';
import type { Listening } from '../../src/start/listening.ts';
import { type MonitoringServerOptions, type Readiness, startMonitoringServer } from './monitoring-server.ts';

export interface WatchedStorage {
  ping(): Promise<string>;
  /** Null where the server is not ours. */
  readonly health: (() => Promise<ServerHealth>) | null;
  /** What was lost and nobody has said that he knows; null where nothing was. */
  lost(): Promise<string | null>;
}

export interface MonitoringNeeds extends Pick<MonitoringServerOptions, 'registry' | 'pages' | 'logger'> {
  readonly storage: WatchedStorage;
  readonly platforms: readonly Readiness[];
  /** Null where this process does not sweep. */
  readonly cursor: SweepCursor | null;
  /** What it sweeps; nothing where it does not. */
  readonly account?: Pick<AccountWatch, 'read'>;
  readonly clock: Clock;
}

/** A sweep may be late by that many intervals before the bot counts as not ready. */
const LATE_INTERVALS = 3;
/** While pushes arrive, sweeps rest for so long. */
const LONGEST_REST_MS = 60 * 60_000;

/** Shows the state of this process where a port is set for that. */
export async function startMonitoring(
  { healthPort, sweepEveryMs }: Pick<Config, 'healthPort' | 'sweepEveryMs'>,
  { storage, platforms, cursor, account, clock, ...shown }: MonitoringNeeds,
): Promise<Listening | null> {
  if (healthPort === null) return null;
  const readiness = [
    { name: 'redis', check: () => faultOf(storage) },
    ...platforms,
    ...(cursor ? [{ name: 'sweep', check: sweepFault(cursor, account, sweepEveryMs, clock) }] : []),
  ];
  const notes = () => notesOn(storage);
  const server = await startMonitoringServer({ port: healthPort, readiness, notes, ...shown });
  shown.logger.info({ port: server.port }, 'the state can be looked at');
  return server;
}

async function faultOf({ ping, health, lost }: WatchedStorage): Promise<string | null> {
  const away = (await health?.())?.away;
  if (away) return `away, ${away}`;
  // A full disk, for one, is an answer.
  const answer = await ping().catch((error: Error) => error.message);
  return answer === 'PONG' ? lost() : `away, ${answer}`;
}

/** What is worth knowing though the process lives. */
async function notesOn({ health }: WatchedStorage): Promise<readonly string[]> {
  const found = await health?.();
  if (!found) return [];
  const now = found.away === null ? 'ok' : `away, ${found.away}`;
  return [now, ...found.incidents].map((text) => `redis: ${text}`);
}

function sweepFault(
  cursor: SweepCursor,
  account: MonitoringNeeds['account'],
  sweepEveryMs: number,
  clock: Clock,
) {
  const startedAt = clock();
  const latestMs = LATE_INTERVALS * sweepEveryMs + LONGEST_REST_MS;
  return async () => {
    if (((await account?.read())?.strangeSince ?? null) !== null)
      return 'the tracking account shows none of the known parcels, or nearly none';
    const age = clock() - ((await cursor.read()) ?? startedAt);
    return age > latestMs ? `the last complete sweep is ${Math.round(age / 60_000)} minutes old` : null;
  };
}
