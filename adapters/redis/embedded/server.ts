import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
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
exec 3<&-
wait "$server"
`;

/** Written by the server; gone once it has closed its files. */
export const PID_FILE = 'redis.pid';

export interface RunningServer {
  readonly socket: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly command: ServerCommand;
  /** Holds the append-only file. */
  readonly directory: string;
  readonly socket: string;
}

/** Starts a server that listens on a Unix socket only, keeps an append-only file and never evicts. */
export async function startServer({ command, directory, socket }: ServerOptions): Promise<RunningServer> {
  await mkdir(directory, { recursive: true });
  const libraries = command.libraryPath ? ['env', `LD_LIBRARY_PATH=${command.libraryPath}`] : [];
  const line = [...libraries, command.file, ...settings(directory, socket)];
  const child = spawn('sh', ['-c', TIED_TO_INPUT, 'sh', ...line], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in a terminal must reach us first, not the server behind our back.
    detached: true,
  });
  const output = collect(child);
  const exited = once(child, 'exit');
  await Promise.race([
    untilReady(socket),
    exited.then(() => Promise.reject(new Error(`The Redis server did not start: ${output()}`))),
  ]);
  return {
    socket,
    async stop() {
      child.stdin?.end();
      await exited;
    },
  };
}

function settings(directory: string, socket: string): string[] {
  return Object.entries({
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: directory,
    appendonly: 'yes',
    appendfsync: 'always',
    save: '',
    pidfile: join(directory, PID_FILE),
    'maxmemory-policy': 'noeviction',
  }).flatMap(([name, value]) => [`--${name}`, value]);
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text = (text + String(chunk)).slice(-2_000);
    });
  }
  return () => text.trim();
}

/** A server that loads a big file answers, but with an error, until it is done. */
async function untilReady(socket: string): Promise<void> {
  for (;;) {
    if (await answers(socket)) return;
    await setTimeout(20);
  }
}

/** Whether a server on this socket is up and has loaded its data. */
export async function answers(socket: string): Promise<boolean> {
  const client = new Redis({
    path: socket,
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 1_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
