import { createHash } from 'node:crypto';
import type { Party } from '../../src/domain/party.ts';

/**
 * For what is counted of both for a time: without their ids, so that nothing has to be looked for when a workspace is
 * left, and whoever leaves and comes back has not begun anew.
 */
export function partyKeys({ person, workspace }: Party): readonly [person: string, workspace: string] {
  return [digest(`person ${person}`), digest(`workspace ${workspace}`)];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
