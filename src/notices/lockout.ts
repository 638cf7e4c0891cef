import type { Lockouts } from '../ports/lockouts.ts';
import type { Logger } from '../ports/logger.ts';
import type { Outbox } from '../ports/outbox.ts';

export interface LockoutNeeds {
  readonly lockouts: Lockouts;
  readonly outbox: Pick<Outbox, 'now'>;
  readonly logger: Logger;
}

/** Everything that waits for the platform is held from now on, whichever channel found it out. */
export async function noteLockout(
  { lockouts, outbox, logger }: LockoutNeeds,
  platform: string,
  reason: string,
): Promise<void> {
  const isUntold = await lockouts.note(platform, { because: reason, since: await outbox.now() });
  if (isUntold)
    logger.error({ platform, reason }, 'the platform does not accept the bot’s token: all its posts wait');
}
