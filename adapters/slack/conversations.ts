import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { rememberingFor } from '../../src/async/remembering-for.ts';

const restriction = z.object({
  type: z.array(z.string()).default([]),
  user: z.array(z.string()).default([]),
  subteam: z.array(z.string()).default([]),
});

/** What counts of it here. https://docs.slack.dev/reference/objects/conversation-object */
const conversation = z.object({
  is_im: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
  is_private: z.boolean().default(false),
  is_group: z.boolean().default(false),
  is_archived: z.boolean().default(false),
  is_member: z.boolean().default(false),
  is_read_only: z.boolean().default(false),
  is_thread_only: z.boolean().default(false),
  is_ext_shared: z.boolean().default(false),
  is_pending_ext_shared: z.boolean().default(false),
  context_team_id: z.string().optional(),
  shared_team_ids: z.array(z.string()).default([]),
  internal_team_ids: z.array(z.string()).default([]),
  creator: z.string().optional(),
  /** Of a direct message: with whom. */
  user: z.string().optional(),
  properties: z
    .object({
      posting_restricted_to: restriction.optional(),
      at_here_restricted: z.boolean().default(false),
    })
    .optional()
    .catch(undefined),
});
export type Conversation = z.output<typeof conversation>;

/** Whether everybody of the workspace can read there. */
export function isOpenToAll({ is_im, is_mpim, is_group, is_private }: Conversation): boolean {
  return !(is_im || is_mpim || is_group || is_private);
}

/** Null for one that the bot cannot see. https://docs.slack.dev/reference/methods/conversations.info */
export async function readConversation(
  client: webApi.WebClient,
  channel: string,
): Promise<Conversation | null> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    return conversation.parse(found);
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'channel_not_found') return null;
    throw error;
  }
}

const PAGE = 1_000;
const MOST_PAGES = 20;

/** https://docs.slack.dev/reference/methods/conversations.members */
export async function isMember(client: webApi.WebClient, channel: string, user: string): Promise<boolean> {
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const where = { channel, limit: PAGE, ...(cursor ? { cursor } : {}) };
    const { members = [], response_metadata: next } = await client.conversations.members(where);
    if (members.includes(user)) return true;
    cursor = next?.next_cursor ?? '';
    if (cursor === '') return false;
  }
  return false;
}

/** Slack's ids tell the kind: a direct message begins with D. https://docs.slack.dev/reference/objects/conversation-object */
export function isDirect({ channel }: { readonly channel: string }): boolean {
  return channel.startsWith('D');
}

/** With whom a direct message is never changes. */
const KNOWN_FOR_MS = 60 * 60_000;

/** Which direct messages are those between a person and the bot. */
export interface OwnDirects {
  /**
   * Slash commands come out of those between two people as well, where the other one reads along. What Slack does not
   * tell counts as such.
   */
  isOwn(at: { readonly channel: string; readonly user: string }): Promise<boolean>;
}

/** Asked before anybody's commands are counted, so it must not cost a request each time. */
export function createOwnDirects(client: webApi.WebClient): OwnDirects {
  const ask = rememberingFor(KNOWN_FOR_MS, Date.now, async (at) => {
    const [channel = '', user = ''] = at.split(' ');
    const found = await readConversation(client, channel).catch(() => null);
    // An installation from before im:read was asked for cannot see it. What follows needs no more than im:write.
    return found ? found.is_im && found.user === user : isDirectWith(client, channel, user);
  });
  return {
    isOwn: async ({ channel, user }) => isDirect({ channel }) && ask(`${channel} ${user}`).catch(() => false),
  };
}

/** https://docs.slack.dev/reference/methods/conversations.open */
async function isDirectWith(client: webApi.WebClient, channel: string, user: string): Promise<boolean> {
  const { channel: own } = await client.conversations.open({ users: user, prevent_creation: true });
  return own?.id === channel;
}
