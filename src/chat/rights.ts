import { workspaceId } from '../domain/channel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { RIGHTS, type Right, type RightsPolicy, type Roles } from '../domain/rights.ts';
import type { Present } from './command.ts';

export interface RightNeeds {
  readonly rights: RightsPolicy;
  /** The host's workspaces, as in {@link workspaceId}. */
  readonly home: ReadonlySet<string>;
}

/** `not-allowed` with those who may, or `hosts-only`. */
export async function requireRight(
  { rights, home }: RightNeeds,
  right: Right,
  { channel, isPrivate, roles }: Present,
): Promise<Result<void>> {
  const { over } = RIGHTS[right];
  if (over === 'channel' && isPrivate) return success(undefined);
  if (!(await holdsAny(rights[right], roles))) {
    const who = rights[right].flatMap((role) => roles.describe(role) ?? []);
    return failure({ code: 'not-allowed', right, who });
  }
  const workspace = workspaceId(channel);
  const isTheirs = over !== 'account' || home.has(workspace);
  return isTheirs ? success(undefined) : failure({ code: 'hosts-only', workspace });
}

async function holdsAny(wanted: readonly string[], roles: Roles): Promise<boolean> {
  for (const role of wanted) {
    if (role === 'everyone' || (await roles.holds(role))) return true;
  }
  return false;
}
