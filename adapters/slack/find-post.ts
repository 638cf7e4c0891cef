import type { webApi } from '@slack/bolt';
import type { Found } from '../../src/domain/delivery.ts';
import { slackOutcome } from './failure.ts';

const PAGE = 100;
/** Together with one more page and the post that may follow, shorter than a claim lasts. */
const PATIENCE_MS = 25_000;
/** Between our clock and Slack's. */
const SKEW_MS = 5_000;

/**
 * Slack has no key that would make a repeat harmless, so a post of unknown fate is looked up by its metadata before
 * it is sent again: among everything that came since a moment, Unix milliseconds. A bot may post into public channels
 * that it is no member of, but not read there.
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
  const patience = AbortSignal.timeout(PATIENCE_MS);
  let cursor = '';
  try {
    while (!patience.aborted) {
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
    return { kind: 'unknown', reason: `more came since than can be read in ${PATIENCE_MS / 1_000} seconds` };
  } catch (error) {
    return foundIn(slackOutcome(error));
  }
}

function foundIn(outcome: ReturnType<typeof slackOutcome>): Found {
  switch (outcome.kind) {
    case 'gone':
    case 'locked-out':
      return outcome;
    case 'forbidden':
      return { ...outcome, kind: 'hidden' };
    case 'missing':
      // Without the thread nothing is in it.
      return { kind: 'absent' };
    default:
      return { kind: 'unknown', reason: 'reason' in outcome ? outcome.reason : outcome.kind };
  }
}

function readDelivery(payload: unknown): unknown {
  return payload && typeof payload === 'object' && 'delivery' in payload ? payload.delivery : undefined;
}
