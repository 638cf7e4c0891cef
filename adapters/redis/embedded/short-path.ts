import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory under a name that is short enough for the sockets in it. */
export interface ShortPath {
  readonly path: string;
  /** Has it there again: what is temporary is swept away on some machines. */
  restore(): Promise<void>;
  remove(): Promise<void>;
}

/** 108 letters on Linux, 104 on macOS: https://man7.org/linux/man-pages/man7/unix.7.html */
const LONGEST_DIRECTORY = 80;

export async function shortPath(directory: string): Promise<ShortPath> {
  const nothing = async () => {};
  if (Buffer.byteLength(directory) <= LONGEST_DIRECTORY) {
    return { path: directory, restore: nothing, remove: nothing };
  }
  const own = await mkdtemp(join(tmpdir(), 'parcels-'));
  const path = join(own, 'd');
  const restore = async () => {
    await mkdir(own, { recursive: true, mode: 0o700 });
    await symlink(directory, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  };
  await restore();
  return { path, restore, remove: () => rm(own, { recursive: true, force: true }) };
}
