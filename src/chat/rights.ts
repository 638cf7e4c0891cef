import type { Right, RightsPolicy, Roles } from '../domain/rights.ts';

export async function isAllowed(right: Right, policy: RightsPolicy, roles: Roles): Promise<boolean> {
  for (const role of policy[right]) {
    if (role === 'everyone' || (await roles.holds(role))) return true;
  }
  return false;
}

/** Those who may, in words. */
export function allowedRoles(right: Right, policy: RightsPolicy, roles: Roles): readonly string[] {
  return policy[right].flatMap((role) => roles.describe(role) ?? []);
}
