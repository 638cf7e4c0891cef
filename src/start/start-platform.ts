import { keepTrying, reasonOf } from '../async/keep-open.ts';
import type { Logger } from '../ports/logger.ts';
import type { Platform } from '../ports/platform.ts';
import { StartupError } from './startup-error.ts';

export interface StartPlatformOptions {
  /** Nobody has used the bot yet, so whoever starts it is there and can put things right. */
  readonly isFirstStart: boolean;
  /** Ends what is tried again. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** A platform that cannot be connected ends the first start; later the rest goes on, and it is tried again. */
export async function startPlatform(
  platform: Platform,
  { isFirstStart, signal, logger }: StartPlatformOptions,
): Promise<void> {
  const onFailure = (reason: string) =>
    logger.error(
      { platform: platform.notifier.platform, reason },
      'not connected: the rest goes on, and it is tried again',
    );
  try {
    await platform.start();
  } catch (error) {
    if (isFirstStart || !(error instanceof StartupError)) throw error;
    onFailure(reasonOf(error));
    void keepTrying(startAgain, { signal, onFailure });
  }

  async function startAgain(): Promise<void> {
    await platform.start();
    if (signal.aborted) await platform.stop();
  }
}
