import { type Finding, findingsOn } from '../../ports/finding.ts';
import { homeState } from '../home-workspaces.ts';

const account = findingsOn('account');

/** Who sees what was in the account before the bot; arguments as in {@link homeState}. */
export function examineHome(home: readonly string[], usedBy: readonly string[]): Finding {
  const { isOn, text } = homeState(home, usedBy);
  return isOn ? account.ok(text) : account.off(text);
}
