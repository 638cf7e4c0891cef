import { accessSync, constants } from 'node:fs';

/** How to start a Redis-compatible server on this machine. */
export interface ServerCommand {
  readonly file: string;
  /** Where its libraries lie when they are not the system's. */
  readonly libraryPath: string | null;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
