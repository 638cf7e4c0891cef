import { randomInt } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../../../src/ports/logger.ts';
import type { ServerHealth } from '../../../src/ports/server-health.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { type FindServerOptions, findServer } from './find-server.ts';
import { probe } from './probe.ts';
import { identityOf } from './process-identity.ts';
import { OWNER_FILE, SOCKET } from './server.ts';
import { type ShortPath, shortPath } from './short-path.ts';
import { superviseServer } from './supervise.ts';

export interface EmbeddedRedis {
  readonly socket: string;
  /** True when another run of this program has started the server. */
  readonly borrowed: boolean;
  health(): Promise<ServerHealth>;
  stop(): Promise<void>;
}

export interface EmbeddedRedisOptions extends FindServerOptions {
  /** Absolute. What is kept lies here; two runs with the same directory share one server. */
  readonly dataDirectory: string;
  readonly logger: Logger;
}

interface Place extends EmbeddedRedisOptions {
  readonly directory: string;
  readonly short: ShortPath;
}

type OwnServer = Pick<EmbeddedRedis, 'health' | 'stop'>;

const PATIENCE_MS = 15_000;
const PROBE_MS = 1_000;
const TAKE_OVER_POLL_MS = [100, 300] as const;

/** Where our own server keeps its files. */
export function ownDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'redis');
}

/** Starts a server for this directory and keeps it running, or joins the one that another run has started. */
export async function openEmbeddedRedis(options: EmbeddedRedisOptions): Promise<EmbeddedRedis> {
  const directory = ownDirectory(options.dataDirectory);
  // Before the lock: unpacking one takes longer than others wait for its server.
  await findServer(options);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const short = await shortPath(directory);
  const place = { ...options, directory, short };
  try {
    const socket = join(short.path, SOCKET);
    const lock = await lockOrServer(short.path, socket);
    const server = lock ? await startOwn(lock, place, false) : borrow(socket, place);
    const stop = () => server.stop().finally(short.remove);
    return { ...server, stop, socket, borrowed: lock === null };
  } catch (error) {
    await short.remove();
    throw error;
  }
}

/** Null once the server of another run answers. */
async function lockOrServer(path: string, socket: string): Promise<DirectoryLock | null> {
  let deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const lock = await lockDirectory(path);
    if (lock) return lock;
    const sign = await probe(socket, PROBE_MS);
    if (sign === 'ready') return null;
    // It loads what it has stored, which takes as long as it takes.
    if (sign === 'busy') deadline = Date.now() + PATIENCE_MS;
    // Not all at the same time: of several that try at once, none may have it.
    await setTimeout(randomInt(20, 120));
  }
  throw new Error(`another run keeps a Redis server in ${path}, but it does not answer`);
}

async function startOwn(lock: DirectoryLock, place: Place, persist: boolean): Promise<OwnServer> {
  const note = join(place.directory, OWNER_FILE);
  const release = async () => {
    await rm(note, { force: true });
    await lock.release();
  };
  try {
    const server = await superviseServer({ ...place, persist });
    await noteOwner(note, join(place.short.path, SOCKET));
    return {
      health: async () => server.health(),
      stop: () => server.stop().finally(release),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function noteOwner(file: string, socket: string): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify({ ...identityOf(process.pid), socket }), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** When the run that started the server stops or dies, one of those that share it starts it anew. */
function borrow(socket: string, place: Place): OwnServer {
  const ended = new AbortController();
  let own: OwnServer | null = null;
  const takingOver = takeOver(place, ended.signal).then((server) => {
    own = server;
  });
  return {
    async health() {
      if (own) return own.health();
      const sign = await probe(socket, PROBE_MS);
      const isThere = sign === 'ready' || sign === 'busy';
      return {
        away: isThere ? null : 'the server of another run does not answer; whoever runs on starts it again',
        incidents: [],
      };
    },
    async stop() {
      ended.abort();
      await takingOver;
      await own?.stop();
    },
  };
}

async function takeOver(place: Place, ended: AbortSignal): Promise<OwnServer | null> {
  const { short, logger } = place;
  while (!ended.aborted) {
    await setTimeout(randomInt(...TAKE_OVER_POLL_MS), undefined, { signal: ended }).catch(() => {});
    try {
      await short.restore();
      const lock = ended.aborted ? null : await lockDirectory(short.path);
      if (lock) return await startOwn(lock, place, true);
    } catch (error) {
      logger.error({ err: error }, 'the Redis server of another run could not be taken over');
    }
  }
  return null;
}
