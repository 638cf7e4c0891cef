import { within } from '../async/within.ts';
import type { CommandContext } from '../chat/command.ts';
import type { FormField } from '../domain/form.ts';

/** A form is waited for three seconds at most. */
const PATIENCE_MS = 700;

/**
 * Asks in which channel news will be posted: the one where it was asked, if the bot can post there. Null where nobody
 * else reads: nothing said there reaches a channel.
 */
export async function whereField(context: CommandContext): Promise<FormField | null> {
  const { channel, isPrivate, isNowhere } = context;
  if (isPrivate && !isNowhere) return null;
  const isClosed = isNowhere !== true && !(await canBePosted(context));
  return {
    name: 'in',
    label: 'Follow in',
    kind: 'channel',
    value: isNowhere || isClosed ? '' : channel.channel,
    required: isClosed,
    hint: isNowhere
      ? 'Where its news will be posted; empty for a direct message to you'
      : isClosed
        ? 'I cannot post here: choose another channel, or invite me here first'
        : 'Where its news will be posted',
  };
}

/** While the platform does not say, it is tried. */
async function canBePosted({ services, channel, user }: CommandContext): Promise<boolean> {
  const asked = services.enterChannel({ channel, user }, channel.channel);
  const entered = await within(PATIENCE_MS, asked).catch(() => null);
  if (entered === null || entered.ok) return true;
  const { problem } = entered;
  return problem.code !== 'channel-closed' || !['unknown', 'bot', 'archived'].includes(problem.why);
}
