import { type ConnectionOptions, Queue } from 'bullmq';
import type { Logger } from '../../src/ports/logger.ts';
import { jobPrefix } from './queues.ts';

/** Of earlier releases. Their jobs came again and again or were wake-ups for the outbox: nothing is lost with them. */
const FORMER = ['sweep', 'announce'];

/** Leaves nothing of them in Redis. */
export async function removeFormerQueues(
  connection: ConnectionOptions,
  keyPrefix: string,
  logger: Logger,
): Promise<void> {
  await Promise.all(FORMER.map((name) => remove(name, connection, jobPrefix(keyPrefix), logger)));
}

async function remove(name: string, connection: ConnectionOptions, prefix: string, logger: Logger) {
  const queue = new Queue(name, { connection, prefix, skipMetasUpdate: true });
  queue.on('error', () => {});
  try {
    if ((await queue.getVersion()) === null) return;
    await queue.obliterate({ force: true });
    logger.info({ queue: name }, 'a queue of an earlier release was removed');
  } catch (error) {
    // Another process that starts does the same; what it leaves, the next start removes.
    logger.debug({ err: error, queue: name }, 'a queue of an earlier release was not removed');
  } finally {
    await queue.close();
  }
}
