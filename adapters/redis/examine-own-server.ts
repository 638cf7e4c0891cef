import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, findingsOn } from '../../src/ports/finding.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { connectRedis, type RedisClient } from './connection.ts';
import type { DataMemory } from './data-set.ts';
import { hasFiles } from './embedded/append-only-files.ts';
import { ownDirectory } from './embedded/embedded-redis.ts';
import { findInstalled } from './embedded/find-server.ts';
import { isListenedTo } from './embedded/probe.ts';
import { SOCKET } from './embedded/server.ts';
import { shortPath } from './embedded/short-path.ts';
import { goneFinding } from './examine-data.ts';

const redisFindings = findingsOn('Redis');

interface OwnServer {
  readonly searchPath: string;
  readonly dataDirectory: string;
}

/** Our own server, which is not started for that: its program and its files. */
export async function examineOwnServer(
  { searchPath, dataDirectory }: OwnServer,
  memory: DataMemory,
): Promise<readonly Finding[]> {
  const directory = ownDirectory(dataDirectory);
  const isGone = (await memory.read()) !== null && !hasFiles(directory);
  return [programFinding(searchPath), ...brokenFindings(directory), ...(isGone ? [goneFinding()] : [])];
}

function programFinding(searchPath: string): Finding {
  const file = findInstalled(searchPath);
  if (file) return redisFindings.ok(`none is configured: the bot starts its own, ${file}`);
  return redisFindings.warning(
    'none is configured, and no server is installed: the first start unpacks one, where apt works',
    'Install one (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis), or set REDIS_URL.',
  );
}

function brokenFindings(directory: string): readonly Finding[] {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names
    .filter((name) => name.startsWith('broken-'))
    .map((name) =>
      redisFindings.warning(
        `could not read a part of its files, which lies in ${join(directory, name)}`,
        'Restore a backup if that is missed, or remove it.',
      ),
    );
}

/** Not connected yet; null while no bot runs there. */
export async function findOwn({ dataDirectory }: OwnServer, logger: Logger): Promise<RedisClient | null> {
  const directory = ownDirectory(dataDirectory);
  if (!existsSync(directory)) return null;
  const short = await shortPath(directory);
  const socket = join(short.path, SOCKET);
  if (!(await isListenedTo(socket))) {
    await short.remove();
    return null;
  }
  const redis = connectRedis({ socket }, 'commands', logger);
  redis.once('end', short.remove);
  return redis;
}
