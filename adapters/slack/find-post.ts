import type { webApi } from '@slack/bolt';
import type { Found } from '../../src/domain/delivery.ts';
import { slackOutcome } from './failure.ts';

const PAGE = 100;
const MOST_PAGES = 20;
/** Between our clock and Slack's. */
const SKEW_MS = 5_000;

/**
 * Slack has no key that would make a repeat harmless, so a post of unknown fate is looked up by its metadata before
 * it is sent again: among everything that came since a moment, Unix milliseconds.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
export async function findPost(
  client: webApi.WebClient,
  channel: string,
  deliveryId: string,
  since: number,
  thread: string | null,
): Promise<Found> {
  // A thread is listed from its beginning, so without this the newest of a long one would come last.
  const oldest = ((since - SKEW_MS) / 1_000).toFixed(6);
  let cursor = '';
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const where = {
        channel,
        oldest,
        limit: PAGE,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      };
      const { messages = [], response_metadata: next } = thread
        ? await client.conversations.replies({ ...where, ts: thread })
        : await client.conversations.history(where);
      const found = messages.find(({ metadata }) => readDelivery(metadata?.event_payload) === deliveryId);
      if (found?.ts) return { kind: 'found', messageId: found.ts };
      cursor = next?.next_cursor ?? '';
      if (cursor === '') return { kind: 'absent' };
    }
    return { kind: 'unknown', reason: `more than ${MOST_PAGES * PAGE} messages came since` };
  } catch (error) {
    const outcome = slackOutcome(error);
    // Without the right to look, or without the channel, asking again will not help.
    if (['forbidden', 'gone', 'missing'].includes(outcome.kind)) return { kind: 'absent' };
    return { kind: 'unknown', reason: 'reason' in outcome ? outcome.reason : outcome.kind };
  }
}

function readDelivery(payload: unknown): unknown {
  return payload && typeof payload === 'object' && 'delivery' in payload ? payload.delivery : undefined;
}
