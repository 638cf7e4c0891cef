import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { listedDirectory } from './append-only-files.ts';
import { ask, isListenedTo } from './probe.ts';
import { type Broken, isUnreadable, listAnew, REMEDIES, type Remedied, type Remedy } from './repair.ts';
import { ensureRoom } from './room.ts';
import {
  OWNER_FILE,
  PID_FILE,
  type RunningServer,
  ServerEnded,
  type ServerOptions,
  SOCKET,
  startServer,
} from './server.ts';
import type { ServerCommand } from './server-command.ts';

export interface ReadableServer {
  readonly server: RunningServer;
  /** What could not be read of what was stored, for people, and where it lies now. */
  readonly lost: readonly string[];
}

/** The server of a run that was killed may still be writing its last lines. */
const PREDECESSOR_MS = 15_000;
const POLL_MS = 50;
const ANSWER_MS = 5_000;
/** The first that keeps its files in a directory of their own. */
const LISTING_VERSION = 7;

/**
 * Starts a server on what can be read of the files in the directory; what cannot is put aside there, in a directory
 * that begins with `broken-`. Only for whoever has the lock of the directory.
 */
export async function startReadable(options: ServerOptions): Promise<ReadableServer> {
  const { command, directory, path } = options;
  await predecessorGone(directory, join(path, SOCKET));
  await ensureRoom(directory);
  await ensureNotNewer(command, directory);
  const aside = join(directory, `broken-${new Date().toISOString().replaceAll(':', '-')}`);
  const remedied: Remedied[] = [];
  const applied = await listAnew({ directory, aside });
  if (applied) remedied.push(applied);
  const server = await startRemedied(options, aside, remedied);
  return { server, lost: remedied.map(({ lost }) => `${lost}; what could not be read lies in ${aside}`) };
}

/** Adds to `remedied` what had to be done. */
async function startRemedied(
  options: ServerOptions,
  aside: string,
  remedied: Remedied[],
): Promise<RunningServer> {
  const { command, directory, path } = options;
  for (const remedies = [...REMEDIES]; ; ) {
    const settings = remedied.at(-1)?.settings ?? {};
    try {
      const server = await startServer({ ...options, settings });
      // From here on nothing special is needed to read it.
      if (Object.keys(settings).length > 0) await ask(join(path, SOCKET), 'BGREWRITEAOF', ANSWER_MS);
      return server;
    } catch (error) {
      if (!(error instanceof ServerEnded) || !isUnreadable(error.output)) throw error;
      const broken = { command, directory, aside, complaint: error.output };
      const next = await firstThatHelps(remedies, broken);
      if (!next) throw error;
      remedied.push(next);
    }
  }
}

/** Takes what it has tried from the list. */
async function firstThatHelps(remedies: Remedy[], broken: Broken): Promise<Remedied | null> {
  for (let remedy = remedies.shift(); remedy; remedy = remedies.shift()) {
    const remedied = await remedy(broken);
    if (remedied) return remedied;
  }
  return null;
}

async function predecessorGone(directory: string, socket: string): Promise<void> {
  const deadline = Date.now() + PREDECESSOR_MS;
  while (await isListenedTo(socket)) {
    if (Date.now() > deadline) {
      const [server, owner] = [
        await numberIn(join(directory, PID_FILE)),
        await numberIn(join(directory, OWNER_FILE)),
      ];
      throw new Error(
        `another Redis server (process ${server}) still uses ${directory}, of a run that does not let go of it or of an older release (process ${owner}); stop those`,
      );
    }
    await setTimeout(POLL_MS);
  }
}

/** The first one in a file. */
async function numberIn(file: string): Promise<string> {
  return /\d+/.exec(await readFile(file, 'utf8').catch(() => ''))?.[0] ?? 'unknown';
}

/** An older server would not see the files of a newer one, and begin with nothing. */
async function ensureNotNewer({ file, libraryPath }: ServerCommand, directory: string): Promise<void> {
  if (!existsSync(listedDirectory(directory))) return;
  const env = libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {};
  const { stdout } = await promisify(execFile)(file, ['--version'], { env });
  const major = Number(/\bv=(\d+)/.exec(stdout)?.[1] ?? LISTING_VERSION);
  if (major < LISTING_VERSION) {
    throw new Error(
      `${file} is of version ${major}, and what lies in ${directory} was written by a newer one`,
    );
  }
}
