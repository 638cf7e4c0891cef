import type { webApi } from '@slack/bolt';
import type { Roles } from '../../src/domain/rights.ts';
import type { Logger } from '../../src/ports/logger.ts';

/** What Slack says about the person who gave a command. */
export function rolesOf(client: webApi.WebClient, user: string, logger: Logger): Roles {
  async function asked(question: () => Promise<boolean>): Promise<boolean> {
    try {
      return await question();
    } catch (error) {
      // Better refused than allowed to the wrong one.
      logger.warn({ err: error, user }, 'Slack does not tell what somebody may do: is a scope missing?');
      return false;
    }
  }

  return {
    async holds(role) {
      if (role === 'admins') return asked(() => isAdmin(client, user));
      const id = ownId(role);
      if (id === null) return false;
      return id.startsWith('S') ? asked(() => isInGroup(client, user, id)) : id === user;
    },
    describe(role) {
      if (role === 'everyone') return 'everyone';
      if (role === 'admins') return 'owners and admins of the workspace';
      const id = ownId(role);
      if (id === null) return null;
      return id.startsWith('S') ? `members of the user group ${id}` : `the member ${id}`;
    },
  };
}

function ownId(role: string): string | null {
  return role.startsWith('slack:') ? role.slice('slack:'.length) : null;
}

/** https://docs.slack.dev/reference/methods/users.info */
async function isAdmin(client: webApi.WebClient, user: string): Promise<boolean> {
  const { user: found } = await client.users.info({ user });
  return Boolean(found?.is_admin || found?.is_owner || found?.is_primary_owner);
}

/** https://docs.slack.dev/reference/methods/usergroups.users.list */
async function isInGroup(client: webApi.WebClient, user: string, usergroup: string): Promise<boolean> {
  const { users = [] } = await client.usergroups.users.list({ usergroup });
  return users.includes(user);
}
