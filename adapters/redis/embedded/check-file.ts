import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { ServerCommand } from './server-command.ts';

const NOTE = '#'.charCodeAt(0);

/**
 * Up to which byte an append-only file can be read; null where it cannot be told, as for a base that is broken. The
 * server's own program is the checker as well, under that name.
 */
export async function soundLength(command: ServerCommand, file: string): Promise<number | null> {
  if ((await stat(file)).size === 0) return 0;
  const report = await check(command, file);
  const found = /AOF analyzed: .*\bok_up_to=(\d+)/.exec(report)?.[1];
  return found === undefined ? null : Number(found);
}

async function check({ file: server, libraryPath }: ServerCommand, file: string): Promise<string> {
  const env = libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {};
  const checker = spawn(server, [file], {
    argv0: 'redis-check-aof',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [report] = await Promise.all([text(checker.stdout), once(checker, 'close')]);
  return report;
}

/** Where the first command of that name begins, in a file of commands that is sound otherwise; null where there is none. */
export async function offsetOfCommand(file: string, command: string): Promise<number | null> {
  const bytes = await readFile(file);
  for (const { at, name } of commandsIn(bytes)) if (name === command) return at;
  return null;
}

/** https://redis.io/docs/latest/develop/reference/protocol-spec/#arrays — lines that begin with `#` are notes. */
function* commandsIn(bytes: Buffer): Generator<{ readonly at: number; readonly name: string }> {
  let at = 0;
  const number = () => {
    const end = bytes.indexOf('\n', at);
    const value = Number.parseInt(bytes.toString('latin1', at + 1, end), 10);
    at = end + 1;
    return value;
  };
  while (at < bytes.length && bytes.includes('\n', at)) {
    const start = at;
    const isNote = bytes[at] === NOTE;
    const count = number();
    if (isNote) continue;
    for (let argument = 0; argument < count; argument += 1) {
      const length = number();
      // The server prints names as far as C reads them.
      if (argument === 0)
        yield { at: start, name: bytes.toString('utf8', at, at + length).split('\0')[0] ?? '' };
      at += length + 2;
    }
  }
}
