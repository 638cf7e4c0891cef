import type { webApi } from '@slack/bolt';
import type { CommonRole, Roles } from '../../src/domain/rights.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { readConversation } from './conversations.ts';
import type { People } from './people.ts';

export interface RoleNeeds {
  readonly client: webApi.WebClient;
  readonly people: People;
  readonly logger: Logger;
}

/** What Slack says about a person in a channel. */
export function rolesOf({ client, people, logger }: RoleNeeds, user: string, channel: string): Roles {
  async function asked(question: () => Promise<boolean>): Promise<boolean> {
    try {
      return await question();
    } catch (error) {
      // Better refused than allowed to the wrong one.
      logger.warn({ err: error, user }, 'Slack does not tell what somebody may do: is a scope missing?');
      return false;
    }
  }

  const isAdmin = async () => (await people.find(user))?.isAdmin ?? false;

  const isCreator = async () => (await readConversation(client, channel))?.creator === user;

  /** Slack lets all members do so but not guests, unless the channel or the workspace is stricter. */
  async function mayCall(): Promise<boolean> {
    const person = await people.find(user);
    if (!person || person.isGuest) return false;
    if (person.isAdmin) return true;
    return !(await readConversation(client, channel))?.properties?.at_here_restricted;
  }

  return {
    async holds(role) {
      if (role === 'admins') return isAdmin();
      if (role === 'managers') return (await isAdmin()) || asked(isCreator);
      if (role === 'callers') return asked(mayCall);
      const id = ownId(role);
      if (id === null) return false;
      return id.startsWith('S') ? asked(() => isInGroup(client, user, id)) : id === user;
    },
    describe(role) {
      const common = IN_WORDS.get(role);
      if (common) return common;
      const id = ownId(role);
      if (id === null) return null;
      return id.startsWith('S') ? `members of the user group ${id}` : `the member ${id}`;
    },
  };
}

const IN_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    everyone: 'everyone',
    admins: 'owners and admins of the workspace',
    managers: 'whoever created the channel, and owners and admins of the workspace',
    callers: 'members who may use @here in the channel',
  } satisfies Record<CommonRole, string>),
);

function ownId(role: string): string | null {
  return role.startsWith('slack:') ? role.slice('slack:'.length) : null;
}

/** https://docs.slack.dev/reference/methods/usergroups.users.list */
async function isInGroup(client: webApi.WebClient, user: string, usergroup: string): Promise<boolean> {
  const { users = [] } = await client.usergroups.users.list({ usergroup });
  return users.includes(user);
}
