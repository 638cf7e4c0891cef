import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The disk is full, or as much of it as may be used. */
export class NoRoom extends Error {
  constructor(directory: string, cause: unknown) {
    super(`no room is left on the disk for ${directory}; it goes on when there is some`, { cause });
    this.name = 'NoRoom';
  }
}

/** How the kernel says so, as a code and as the server prints it. */
const CODES = new Set<string | undefined>(['ENOSPC', 'EDQUOT']);
export const NO_ROOM = /No space left on device|Disk quota exceeded/i;

/** Below that a server that starts would soon end again. */
const LEAST_BYTES = 1 << 20;

/** Rejects with {@link NoRoom}. Only writing tells, because quotas and reserves are seen nowhere else. */
export async function ensureRoom(directory: string): Promise<void> {
  const path = join(directory, 'room.test');
  try {
    const file = await open(path, 'w', 0o600);
    try {
      await file.writeFile(Buffer.alloc(LEAST_BYTES, 1));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw CODES.has((error as NodeJS.ErrnoException).code) ? new NoRoom(directory, error) : error;
  } finally {
    await rm(path, { force: true });
  }
}
