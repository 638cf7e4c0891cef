import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { within } from '../../../src/async/within.ts';
import { probe } from './probe.ts';
import type { ServerCommand } from './server-command.ts';

/**
 * Ties the server to us by a pipe: when our end closes, be it because we stop or because we are killed, the shell
 * sees the end of its input and asks the server to stop, which then writes what it holds.
 */
const TIED_TO_INPUT = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ cat <&3 >/dev/null; kill "$server" 2>/dev/null; } &
watcher=$!
exec 3<&-
wait "$server"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

/** Written by the server; gone once it has closed its files. */
export const PID_FILE = 'redis.pid';
export const SOCKET = 'redis.sock';
/** Which process keeps it, for people who look, and for earlier releases, which go by it alone. */
export const OWNER_FILE = 'owner.json';

/** It ended before it was ready, or without being asked to. The message says how. */
export class ServerEnded extends Error {
  /** What it printed last. */
  readonly output: string;

  constructor(how: string, output: string) {
    super(how);
    this.name = 'ServerEnded';
    this.output = output;
  }
}

export interface RunningServer {
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<ServerEnded>;
  /** Asks it to write what it holds and to end; ends it when it does not in time. */
  stop(patienceMs?: number): Promise<void>;
}

export interface ServerOptions {
  readonly command: ServerCommand;
  /** Holds the append-only file. */
  readonly directory: string;
  /** The same, by a name that is short enough for a socket in it. */
  readonly path: string;
  /** Beside or instead of the usual ones, as in `redis.conf`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const READY_POLL_MS = 20;
const PROBE_MS = 5_000;
const UNHEARD_MS = 30_000;
const STOP_PATIENCE_MS = 10_000;
const LAST_WORDS_MS = 1_000;
const LAST_LETTERS = 8_000;

/**
 * Starts a server that listens on a Unix socket only, keeps an append-only file and never evicts; resolves when it has
 * loaded what is there. Rejects with {@link ServerEnded}.
 */
export async function startServer({
  command,
  directory,
  path,
  settings = {},
}: ServerOptions): Promise<RunningServer> {
  const libraries = command.libraryPath ? ['env', `LD_LIBRARY_PATH=${command.libraryPath}`] : [];
  const all = { ...usualSettings(directory, join(path, SOCKET)), ...settings };
  const line = [
    ...libraries,
    command.file,
    ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
  ];
  const child = spawn('sh', ['-c', TIED_TO_INPUT, 'sh', ...line], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in a terminal must reach us first, not the server behind our back.
    detached: true,
  });
  const ended = endOf(child);
  const server: RunningServer = {
    ended,
    stop: (patienceMs = STOP_PATIENCE_MS) => stop(child, ended, patienceMs),
  };
  await untilReady(server, join(path, SOCKET));
  return server;
}

async function endOf(child: ChildProcess): Promise<ServerEnded> {
  const output = collect(child);
  const closed = once(child, 'close').catch(() => {});
  try {
    const [code, signal] = await once(child, 'exit');
    // A watcher that outlived its shell must not end whoever has the server's number by then.
    child.stdin?.destroy();
    await within(LAST_WORDS_MS, closed).catch(() => {});
    return new ServerEnded(howItEnded(code, signal), output());
  } catch (error) {
    return new ServerEnded(`it could not be started (${(error as Error).message})`, output());
  }
}

/** One that loads a big file answers, but with an error, until it is done; one that is not heard of at all is ended. */
async function untilReady(server: RunningServer, socket: string): Promise<void> {
  let end: ServerEnded | null = null;
  void server.ended.then((how) => {
    end = how;
  });
  for (let heardAt = Date.now(); !end; await setTimeout(READY_POLL_MS)) {
    const sign = await probe(socket, PROBE_MS);
    if (sign === 'ready') return;
    if (sign === 'busy') heardAt = Date.now();
    if (Date.now() - heardAt < UNHEARD_MS) continue;
    await server.stop();
    throw new ServerEnded('it did not answer after its start, and was ended', (await server.ended).output);
  }
  throw end;
}

async function stop(child: ChildProcess, ended: Promise<ServerEnded>, patienceMs: number): Promise<void> {
  child.stdin?.end();
  await within(patienceMs, ended).catch(() => {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  });
  await ended;
}

function usualSettings(directory: string, socket: string): Readonly<Record<string, string>> {
  return {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: directory,
    appendonly: 'yes',
    appendfsync: 'always',
    // What cannot be read is set aside by `repair.ts`; the server itself would cut it off and forget it.
    'aof-load-truncated': 'no',
    save: '',
    pidfile: join(directory, PID_FILE),
    'maxmemory-policy': 'noeviction',
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text = (text + String(chunk)).slice(-LAST_LETTERS);
    });
  }
  return () => text.trim();
}

/** A shell tells a signal of what it waited for as 128 and its number. https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html */
function howItEnded(code: number | null, signal: string | null): string {
  const named = Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0];
  if (signal ?? named) return `it was ended by ${signal ?? named}`;
  return `it ended with code ${code}`;
}
