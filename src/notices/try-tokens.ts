import { type Result, success } from '../domain/result.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { WakeOutbox } from '../ports/wake-outbox.ts';
import { type LockoutNeeds, noteLockout } from './lockout.ts';

export interface TokenNeeds extends LockoutNeeds {
  readonly outbox: Pick<Outbox, 'now' | 'waiting'>;
  /** By platform. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
  readonly wakeOutbox: WakeOutbox;
}

/** Asks every platform whether it accepts the bot's token. Where it does again, what was held meanwhile is posted. */
export async function tryTokens(needs: TokenNeeds): Promise<Result<object>> {
  const { lockouts, outbox, notifiers, wakeOutbox, logger } = needs;
  const locked = await lockouts.all();
  await Promise.all(
    [...notifiers].map(async ([platform, notifier]) => {
      const state = await notifier.checkToken?.();
      if (state?.kind === 'locked-out') await noteLockout(needs, platform, state.reason);
      if (state?.kind !== 'accepted' || !locked.has(platform)) return;
      if (!(await lockouts.end(platform))) return;
      const held = (await outbox.waiting()).filter((channel) => channel.platform === platform);
      logger.info(
        { platform, channels: held.length },
        'the platform accepts the bot’s token again: posts go on',
      );
      await wakeOutbox(held, 'at-once');
    }),
  );
  return success({});
}
