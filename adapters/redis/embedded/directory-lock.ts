import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rename, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { isListenedTo } from './probe.ts';

export interface DirectoryLock {
  release(): Promise<void>;
}

const HELD = /^owner-[\da-f]{8}\.sock$/;
const CLAIM = /^claim-[\da-f]{8}\.sock$/;

/**
 * Makes this process the only one that holds the directory; null where another one does, or tries at this moment. The
 * lock is a Unix socket of a name that is never used again: the kernel says whether its process lives, so it ends with
 * that process, however it ends, and what a dead one left can be removed by anyone. Who holds it has first shown its
 * own socket and then looked for others, so that of two at once at least one sees the other; and it appears by a
 * rename, because between `bind` and `listen` it would look dead.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock | null> {
  if (await isHeld(directory, null)) return null;
  const id = randomUUID().slice(0, 8);
  const [claim, held] = [join(directory, `claim-${id}.sock`), join(directory, `owner-${id}.sock`)];
  const server = await listenOn(claim);
  const release = async () => {
    await Promise.all([claim, held].map((file) => rm(file, { force: true })));
    server.close();
  };
  try {
    await rename(claim, held);
    if (!(await isHeld(directory, `owner-${id}.sock`))) return { release };
  } catch (error) {
    await release();
    // Another process took it for what a dead one left.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  await release();
  return null;
}

async function isHeld(directory: string, mine: string | null): Promise<boolean> {
  const names = (await readdir(directory)).filter((name) => name !== mine);
  const look = async (name: string) => {
    const socket = join(directory, name);
    const alive = await isListenedTo(socket);
    if (!alive) await rm(socket, { force: true });
    return alive && HELD.test(name);
  };
  const found = await Promise.all(names.filter((name) => HELD.test(name) || CLAIM.test(name)).map(look));
  return found.includes(true);
}

async function listenOn(socket: string): Promise<Server> {
  const server = createServer((connection) => connection.destroy());
  server.listen(socket);
  await once(server, 'listening');
  server.unref();
  return server;
}
