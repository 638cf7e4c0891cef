import type { webApi } from '@slack/bolt';
import { within } from '../../src/async/within.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { isOpenToAll, readConversation } from './conversations.ts';

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
    const found = await within(PATIENCE_MS, readConversation(client, channel));
    return found !== null && isOpenToAll(found);
  } catch (error) {
    logger.warn({ err: error, channel }, 'Slack does not tell who reads in a channel');
    return false;
  }
}
