import type { ChannelBarrier } from '../../src/domain/denial.ts';
import { failure, success } from '../../src/domain/result.ts';
import type { Asker, ChannelAccess } from '../../src/ports/channel-access.ts';
import { type Conversation, isMember, isOpenToAll, readConversation } from './conversations.ts';
import { isOutsider, type Person } from './people.ts';
import { type RoleNeeds, rolesOf } from './roles.ts';

export interface AccessNeeds extends RoleNeeds {
  /** The workspace to which the bot's token belongs; null for a whole organisation, or while it is not known. */
  home(): string | null;
}

/** What Slack lets people do where. */
export function createChannelAccess(needs: AccessNeeds): ChannelAccess {
  return {
    async enter(asker, channel) {
      try {
        const person = await needs.people.find(asker.user);
        const found = person && (await readConversation(needs.client, channel));
        const barrier = person ? await barrierTo(needs, asker, person, channel, found) : 'unsure';
        if (barrier || !person) return failure({ code: 'channel-closed', why: barrier ?? 'unsure' });
        const roles = rolesOf(needs, asker.user, channel);
        return success({ name: person.name, roles, isOpen: found !== null && isOpenToAll(found) });
      } catch (error) {
        needs.logger.warn({ err: error, channel }, 'Slack does not tell who may write into a channel');
        return failure({ code: 'channel-closed', why: 'unsure' });
      }
    },
    // A direct message is a part of its workspace there.
    belongsTo: async () => false,
  };
}

async function barrierTo(
  needs: AccessNeeds,
  { user, channel: { workspace } }: Asker,
  person: Person,
  channel: string,
  found: Conversation | null,
): Promise<ChannelBarrier | null> {
  if (!found || found.is_im || !teamsOf(found, needs.home()).includes(workspace)) return 'unknown';
  if (isOutsider(person, { workspace, userTeam: null }, needs.home())) return 'unknown';
  const isSeen = isOpenToAll(found) && !person.isGuest;
  if (!isSeen && !(await isMember(needs.client, channel, user))) return 'unknown';
  if (found.is_archived) return 'archived';
  if (found.is_ext_shared || found.is_pending_ext_shared) return 'shared';
  if (!mayWrite(found, person, user)) return 'asker';
  return found.is_read_only || found.is_thread_only ? 'bot' : null;
}

/** The workspaces that have the channel. */
function teamsOf(
  { context_team_id: context, shared_team_ids: shared, internal_team_ids: internal }: Conversation,
  home: string | null,
): readonly string[] {
  const named = [...(context ? [context] : []), ...shared, ...internal];
  return named.length > 0 ? named : home === null ? [] : [home];
}

/** https://docs.slack.dev/reference/methods/admin.conversations.setConversationPrefs — `ra` are all but guests. */
function mayWrite({ properties }: Conversation, person: Person, user: string): boolean {
  const only = properties?.posting_restricted_to;
  if (!only || [...only.type, ...only.user, ...only.subteam].length === 0) return true;
  return person.isAdmin || only.user.includes(user) || (only.type.includes('ra') && !person.isGuest);
}
