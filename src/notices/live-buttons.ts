import { withLiveActions } from '../cards/live-actions.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { Notifier } from '../ports/notifier.ts';

/** The same notifier, whose messages have no buttons of commands that are not there. */
export function withLiveButtons(notifier: Notifier, commands: Pick<CommandSet, 'find'>): Notifier {
  const { find, tell, post, edit } = notifier;
  return {
    ...notifier,
    find: (channel, card, ...rest) => find(channel, withLiveActions(commands, card), ...rest),
    tell: (user, card) => tell(user, withLiveActions(commands, card)),
    post: (channel, card, ...rest) => post(channel, withLiveActions(commands, card), ...rest),
    edit: (channel, messageId, card, ...rest) =>
      edit(channel, messageId, withLiveActions(commands, card), ...rest),
  };
}
