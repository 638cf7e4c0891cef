import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Logger } from '../../../src/ports/logger.ts';
import { type FindServerOptions, findServer } from './find-server.ts';
import { identityOf, isAlive } from './process-identity.ts';
import { answers, PID_FILE, startServer } from './server.ts';

export interface EmbeddedRedis {
  readonly socket: string;
  /** True when another run of this program has started the server. */
  readonly borrowed: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedRedisOptions extends FindServerOptions {
  /** Absolute. What is kept lies here; two runs with the same directory share one server. */
  readonly dataDirectory: string;
  readonly logger: Logger;
}

/** Unix sockets have short names by law of the kernel: https://man7.org/linux/man-pages/man7/unix.7.html */
const LONGEST_SOCKET_PATH = 100;
const PATIENCE_MS = 15_000;
const POLL_MS = 50;
const TAKE_OVER_POLL_MS = 200;

const ownerFile = z.object({ pid: z.number().int(), began: z.string().nullable(), socket: z.string() });

/** Starts a server for this directory, or joins the one that another run has started. */
export async function openEmbeddedRedis(options: EmbeddedRedisOptions): Promise<EmbeddedRedis> {
  const directory = join(options.dataDirectory, 'redis');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (await claim(directory)) return startOwn(directory, options);
    const running = await findRunning(directory);
    if (running) return borrow(running, directory, options);
    await setTimeout(POLL_MS);
  }
  throw new Error(`Another run is starting a Redis server in ${directory}, but it does not answer.`);
}

async function startOwn(directory: string, options: EmbeddedRedisOptions): Promise<EmbeddedRedis> {
  const release = () => rm(join(directory, 'owner.json'), { force: true });
  try {
    const command = await findServer(options);
    await predecessorGone(directory);
    const server = await startServer({ command, directory, socket: socketOf(directory) });
    return {
      socket: server.socket,
      borrowed: false,
      async stop() {
        await server.stop();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** When the run that started the server stops or dies, one of those that share it starts it anew. */
function borrow(socket: string, directory: string, options: EmbeddedRedisOptions): EmbeddedRedis {
  const ended = new AbortController();
  const takingOver = takeOver(directory, options, ended.signal);
  return {
    socket,
    borrowed: true,
    async stop() {
      ended.abort();
      await (await takingOver)?.stop();
    },
  };
}

async function takeOver(
  directory: string,
  options: EmbeddedRedisOptions,
  ended: AbortSignal,
): Promise<EmbeddedRedis | null> {
  while (!ended.aborted) {
    await setTimeout(TAKE_OVER_POLL_MS);
    try {
      if (!ended.aborted && (await claim(directory))) return await startOwn(directory, options);
    } catch (error) {
      options.logger.error({ err: error }, 'the Redis server of another run could not be taken over');
    }
  }
  return null;
}

/** Makes this process the owner of the directory, unless a living one is. */
async function claim(directory: string): Promise<boolean> {
  const file = join(directory, 'owner.json');
  const mine = JSON.stringify({ ...identityOf(process.pid), socket: socketOf(directory) });
  const owner = await readOwner(file);
  if (owner && isAlive(owner)) return false;
  if (owner) await rm(file, { force: true });
  try {
    await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function findRunning(directory: string): Promise<string | null> {
  const owner = await readOwner(join(directory, 'owner.json'));
  return owner && isAlive(owner) && (await answers(owner.socket)) ? owner.socket : null;
}

async function readOwner(file: string) {
  try {
    return ownerFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** The server of a run that was killed may still be writing its last lines. */
async function predecessorGone(directory: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const pid = Number(await readFile(join(directory, PID_FILE), 'utf8').catch(() => ''));
    if (!pid || !isAlive({ pid, began: null })) return;
    if (!(await answers(socketOf(directory)))) return;
    await setTimeout(POLL_MS);
  }
}

function socketOf(directory: string): string {
  const beside = join(directory, 'redis.sock');
  if (beside.length <= LONGEST_SOCKET_PATH) return beside;
  return join(tmpdir(), `parcels-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}.sock`);
}
