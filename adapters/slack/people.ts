import type { webApi } from '@slack/bolt';
import { rememberingFor } from '../../src/async/remembering-for.ts';
import type { Logger } from '../../src/ports/logger.ts';

/** What Slack says about somebody. https://docs.slack.dev/reference/objects/user-object */
export interface Person {
  /** As people know them, with the id that nobody else has. */
  readonly name: string;
  readonly isAdmin: boolean;
  /** Is only in the channels that they were invited to. */
  readonly isGuest: boolean;
  /** Shares no channel with the bot's workspace, and is of another one. */
  readonly isStranger: boolean;
  /** The workspaces they belong to; several within an organisation, none where Slack does not say. */
  readonly teams: readonly string[];
}

export interface People {
  /** Null where Slack does not tell. */
  find(user: string): Promise<Person | null>;
}

/** Who was just made an admin may have to wait so long. */
const KNOWN_FOR_MS = 60_000;

export function createPeople(client: webApi.WebClient, logger: Logger): People {
  const ask = rememberingFor(KNOWN_FOR_MS, Date.now, (user) => askSlack(client, user));
  return {
    async find(user) {
      try {
        return await ask(user);
      } catch (error) {
        logger.warn({ err: error, user }, 'Slack does not tell who somebody is: is a scope missing?');
        return null;
      }
    },
  };
}

/** https://docs.slack.dev/reference/methods/users.info */
async function askSlack(client: webApi.WebClient, user: string): Promise<Person> {
  const { user: found = {} } = await client.users.info({ user });
  const name = found.profile?.display_name || found.real_name || found.name;
  return {
    name: name ? `${name} (${user})` : user,
    isAdmin: Boolean(found.is_admin || found.is_owner || found.is_primary_owner),
    isGuest: Boolean(found.is_restricted || found.is_ultra_restricted),
    isStranger: found.is_stranger === true,
    teams: [found.team_id ?? [], found.enterprise_user?.teams ?? [], found.teams ?? []].flat(),
  };
}

/** What came along with a request of what a person belongs to. */
export interface Belonging {
  /** Where the bot was asked. */
  readonly workspace: string;
  /** Where the person is at home; null where that was not said. */
  readonly userTeam: string | null;
}

/**
 * Whether somebody is of another organisation, and only shares the channel. A slash command says of which workspace
 * it is but not of which the person; within an organisation one person belongs to several.
 * https://docs.slack.dev/apis/slack-connect
 *
 * @param home the workspace to which the bot's token belongs; null where it belongs to a whole organisation
 */
export function isOutsider(
  person: Person | null,
  { workspace, userTeam }: Belonging,
  home: string | null,
): boolean {
  if (person?.isStranger) return true;
  const belongs = person?.teams.includes(workspace) ?? false;
  if (userTeam !== null && userTeam !== workspace) return !belongs;
  const isKnown = person !== null && person.teams.length > 0;
  return workspace === home && isKnown && !belongs;
}
