import { isNameable } from '../domain/channel.ts';

const MOST_NAMED = 5;

/** Where the account's other parcels are shown, or what to set for that. */
export interface HomeState {
  readonly isOn: boolean;
  readonly text: string;
}

/**
 * @param home as in `workspaceId`
 * @param usedBy the workspaces that have used the bot, the latest first
 */
export function homeState(home: readonly string[], usedBy: readonly string[]): HomeState {
  const known = usedBy.filter(isNameable);
  const what = 'parcels that nobody brought in through the bot';
  const strange = home.filter((each) => known.length > 0 && !known.includes(each));
  const doubt = strange.length > 0 ? ` (${named(strange)} has not used the bot; ${named(known)} has)` : '';
  if (home.length > 0) return { isOn: true, text: `${what}: shown in ${named(home)}${doubt}` };
  const hint = known.length > 0 ? `: name yours of those that have used the bot, ${named(known)}` : '';
  return { isOn: false, text: `${what}: HOME_WORKSPACES is not set${hint}` };
}

function named(workspaces: readonly string[]): string {
  const more = workspaces.length - MOST_NAMED;
  return [...workspaces.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
