import type { Action, Card } from '../domain/card.ts';
import type { CommandSet } from '../grammar/command-set.ts';

/** The card without buttons and choices of commands that are not there: no card has to know which ones are. */
export function withLiveActions({ find }: Pick<CommandSet, 'find'>, card: Card): Card {
  const { actions } = card;
  const isLive = ({ call }: { readonly call: { readonly verb: string } }) => find(call.verb) !== undefined;
  return actions ? { ...card, actions: actions.flatMap((each) => liveParts(each, isLive)) } : card;
}

function liveParts(
  action: Action,
  isLive: (each: Pick<Extract<Action, { type: 'button' }>, 'call'>) => boolean,
): readonly Action[] {
  if (action.type === 'button') return isLive(action) ? [action] : [];
  const choices = action.choices.filter(isLive);
  return choices.length > 0 ? [{ ...action, choices }] : [];
}
