import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { within } from '../../src/async/within.ts';
import type { Logger } from '../../src/ports/logger.ts';

/** What counts of it here. https://docs.slack.dev/reference/objects/conversation-object */
const conversation = z.object({
  is_im: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
  is_group: z.boolean().default(false),
  is_private: z.boolean().default(false),
});

/** Somebody waits for an answer. */
const PATIENCE_MS = 2_000;

export interface OpenChannelNeeds {
  readonly client: webApi.WebClient;
  readonly logger: Logger;
}

/**
 * Whether everybody of the workspace can read in a channel: an id that begins with C may be a private channel's as well.
 * What Slack does not tell counts as closed. Asked anew each time, as a channel may be made private at any time.
 */
export async function isOpenChannel({ client, logger }: OpenChannelNeeds, channel: string): Promise<boolean> {
  if (!channel.startsWith('C')) return false;
  try {
    const { channel: found } = await within(PATIENCE_MS, client.conversations.info({ channel }));
    const { is_im, is_mpim, is_group, is_private } = conversation.parse(found);
    return !(is_im || is_mpim || is_group || is_private);
  } catch (error) {
    // A private channel that the bot is no member of.
    const isHidden = error instanceof webApi.WebAPIPlatformError && error.data.error === 'channel_not_found';
    if (!isHidden) logger.warn({ err: error, channel }, 'Slack does not tell who reads in a channel');
    return false;
  }
}
