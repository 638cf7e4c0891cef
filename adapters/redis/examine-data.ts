import type { Finding } from '../../src/ports/finding.ts';
import { findingsOn } from '../../src/ports/finding.ts';
import type { RedisClient } from './connection.ts';
import { type DataMemory, isLater, readEmptied } from './data-set.ts';
import type { Keyspace } from './keyspace.ts';

const data = findingsOn('data');

/** Whether Redis still holds what the bot has stored in it. */
export async function examineData(
  redis: RedisClient,
  keys: Keyspace,
  memory: DataMemory,
): Promise<readonly Finding[]> {
  const [known, mark, emptied] = [
    await memory.read(),
    await redis.get(keys.mark),
    await readEmptied(redis, keys),
  ];
  if (emptied !== null)
    return [data.fault(`Redis ${emptied}`, 'See Backup and restore in docs/operations.md.')];
  if (known === null) return [];
  if (mark === null || isLater(mark, known)) return [goneFinding()];
  if (mark === known) return [data.ok('is what it was when the bot ran last')];
  return [
    data.warning(
      'is an earlier data set than the one the bot used last',
      'Expected after a backup was restored; otherwise look at REDIS_URL and DATA_DIR.',
    ),
  ];
}

export function goneFinding(): Finding {
  return data.fault(
    'is gone: Redis does not hold what it held when the bot ran last',
    'Look at REDIS_URL and DATA_DIR, or restore a backup: see docs/operations.md.',
  );
}
