import { delimiter, join } from 'node:path';
import { unpackDebianRedis } from './debian-packages.ts';
import { isExecutable, type ServerCommand } from './server-command.ts';

/** What a person can do where no server can be found or unpacked. */
export class NoRedisServer extends Error {
  constructor(cause: unknown) {
    super(
      [
        'No Redis server was found, and none could be unpacked.',
        'Install one (Debian, Ubuntu: sudo apt-get install redis-server — macOS: brew install redis)',
        'or set REDIS_URL to one that is running.',
      ].join(' '),
      { cause },
    );
    this.name = 'NoRedisServer';
  }
}

export interface FindServerOptions {
  /** The search path, as in the environment variable PATH. */
  readonly searchPath: string;
  /** Unpacked packages are kept here, so that they are fetched only once. */
  readonly cacheDirectory: string;
  /** Told when fetching starts, because it takes some seconds. */
  readonly onUnpack: () => void;
}

/** A server on the search path, else the distribution's own packages unpacked into the cache. */
export async function findServer(options: FindServerOptions): Promise<ServerCommand> {
  const installed = findInstalled(options.searchPath);
  if (installed) return { file: installed, libraryPath: null };
  try {
    return await unpackDebianRedis(options.cacheDirectory, options.onUnpack);
  } catch (error) {
    throw new NoRedisServer(error);
  }
}

/** A Redis or Valkey server on the search path. */
export function findInstalled(searchPath: string): string | null {
  for (const name of ['redis-server', 'valkey-server']) {
    for (const directory of searchPath.split(delimiter).filter(Boolean)) {
      const file = join(directory, name);
      if (isExecutable(file)) return file;
    }
  }
  return null;
}
