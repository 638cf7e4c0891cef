import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../../../src/ports/logger.ts';
import type { ServerHealth } from '../../../src/ports/server-health.ts';
import { type FindServerOptions, findServer } from './find-server.ts';
import { probe } from './probe.ts';
import { NO_ROOM, NoRoom } from './room.ts';
import { type RunningServer, ServerEnded, SOCKET } from './server.ts';
import type { ShortPath } from './short-path.ts';
import { startReadable } from './start-readable.ts';

export interface SupervisedServer {
  health(): ServerHealth;
  stop(): Promise<void>;
}

export interface SuperviseOptions extends FindServerOptions {
  /** Holds the append-only file. */
  readonly directory: string;
  readonly short: ShortPath;
  /** Tries the first start again and again as well, instead of rejecting. */
  readonly persist: boolean;
  readonly logger: Logger;
}

interface State {
  server: RunningServer | null;
  /** As in {@link ServerHealth}. */
  away: string | null;
  incidents: readonly string[];
  /** In a row: starts that failed, and servers that ended soon after theirs. */
  failures: number;
}

const PROBE_EVERY_MS = 2_000;
const PROBE_PATIENCE_MS = 4_000;
/** One answer that is missing may be ours: a process that was stopped for a while finds every answer late. */
const MOST_SILENT = 5;
/** To one that has been silent that long. */
const LAST_PATIENCE_MS = 2_000;
const STEADY_MS = 60_000;
const LONGEST_PAUSE_MS = 10_000;
const MOST_INCIDENTS = 5;

/** Starts a server and keeps it running: whatever ends it, or keeps it from answering, it is started again. */
export async function superviseServer(options: SuperviseOptions): Promise<SupervisedServer> {
  const state: State = { server: null, away: null, incidents: [], failures: 0 };
  const asked = new AbortController();
  if (!options.persist) state.server = await start(state, options);
  const keeping = keep(state, options, asked.signal);
  return {
    health: () => ({ away: state.away, incidents: state.incidents }),
    async stop() {
      asked.abort();
      await keeping;
    },
  };
}

async function keep(state: State, options: SuperviseOptions, asked: AbortSignal): Promise<void> {
  while (!asked.aborted) {
    try {
      state.server ??= await start(state, options);
      const startedAt = Date.now();
      const reason = await untilEnd(state.server, state, options, asked);
      if (reason === null) break;
      state.server = null;
      if (Date.now() - startedAt > STEADY_MS) state.failures = 0;
      failed(state, options.logger, reason, 'the Redis server has ended, and is started again');
    } catch (error) {
      failed(state, options.logger, reasonOf(error), 'the Redis server cannot be started yet');
    }
    state.failures += 1;
    await pause(state.failures === 1 ? 0 : Math.min(500 * 2 ** state.failures, LONGEST_PAUSE_MS), asked);
  }
  await state.server?.stop();
}

async function start(state: State, options: SuperviseOptions): Promise<RunningServer> {
  const { directory, short, logger } = options;
  await short.restore();
  const command = await findServer(options);
  const { server, lost } = await startReadable({ command, directory, path: short.path }).catch((error) => {
    throw error instanceof ServerEnded && NO_ROOM.test(error.output) ? new NoRoom(directory, error) : error;
  });
  for (const what of lost) {
    logger.error({ directory }, `Redis could not read all that it had stored, and has lost ${what}`);
    note(state, `lost ${what}`);
  }
  if (state.away !== null) logger.info({ after: state.away }, 'the Redis server is there again');
  state.away = null;
  return server;
}

/** Resolves to why it has ended, or had to be; to null when that was asked for. */
async function untilEnd(
  server: RunningServer,
  state: State,
  { short }: SuperviseOptions,
  asked: AbortSignal,
): Promise<string | null> {
  for (let silent = 0; silent < MOST_SILENT; ) {
    const end = await Promise.race([server.ended, pause(PROBE_EVERY_MS, asked)]);
    if (asked.aborted) return null;
    if (end) return reasonOf(end);
    await short.restore();
    const sign = await probe(join(short.path, SOCKET), PROBE_PATIENCE_MS);
    silent = sign === 'ready' || sign === 'busy' ? 0 : silent + 1;
    state.away = silent === 0 ? null : 'it does not answer';
  }
  await server.stop(LAST_PATIENCE_MS);
  return 'it did not answer any more, and was ended';
}

function failed(state: State, logger: Logger, reason: string, message: string): void {
  if (reason !== state.away) {
    logger.error({ reason }, message);
    note(state, reason);
  }
  state.away = reason;
}

function note(state: State, what: string): void {
  state.incidents = [...state.incidents, `${new Date().toISOString()} ${what}`].slice(-MOST_INCIDENTS);
}

/** For people; of what the server printed, the last line, without process, time and level. */
function reasonOf(error: unknown): string {
  if (!(error instanceof ServerEnded)) return error instanceof Error ? error.message : String(error);
  const last =
    error.output
      .split('\n')
      .at(-1)
      ?.replace(/^\d+:\w .*? [#*.-] /, '') ?? '';
  const isFull = NO_ROOM.test(error.output);
  return `${error.message}${isFull ? ', because no room was left on the disk' : ''}${last ? ` (${last})` : ''}`;
}

function pause(milliseconds: number, asked: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal: asked }).catch(() => {});
}
