import type { webApi } from '@slack/bolt';
import type { Found, Sighting } from '../../src/domain/delivery.ts';
import { slackOutcome } from './failure.ts';
import { readMetadata } from './metadata.ts';

const PAGE = 100;
/** Together with one more page and the post that may follow, shorter than a claim lasts. */
export const PATIENCE_MS = 25_000;
/** Between our clock and Slack's. */
const SKEW_MS = 5_000;

/** Where a post may be, and since when, Unix milliseconds; a null thread is the channel itself. */
interface Where {
  readonly channel: string;
  readonly thread: string | null;
  readonly since: number;
  /** Aborted when it has taken too long. */
  readonly patience: AbortSignal;
}

/**
 * Slack has no key that would make a repeat harmless, so a post of unknown fate is looked up by its metadata before
 * it is sent again: among everything that came since a moment. A bot may post into public channels that it is no member
 * of, but not read there.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
export async function findPost(
  client: webApi.WebClient,
  where: Where,
  deliveryId: string,
  clues: readonly string[],
): Promise<Found> {
  const wanted = new Set(clues);
  const seen: Sighting[] = [];
  let cursor = '';
  try {
    while (!where.patience.aborted) {
      const { messages, next } = await readPage(client, where, cursor);
      for (const { ts: messageId = '', metadata } of messages) {
        const known = readMetadata(metadata?.event_payload);
        if (known[0] === deliveryId) return { kind: 'found', messageId };
        seen.push(
          ...known
            .filter((clue) => wanted.has(clue))
            .map((clue) => ({ clue, messageId, at: 1_000 * Number(messageId) })),
        );
      }
      cursor = next;
      if (cursor === '') return seen.length > 0 ? { kind: 'absent', seen } : { kind: 'absent' };
    }
    return { kind: 'unknown', reason: `more came since than can be read in ${PATIENCE_MS / 1_000} seconds` };
  } catch (error) {
    return foundIn(slackOutcome(error));
  }
}

async function readPage(client: webApi.WebClient, { channel, thread, since }: Where, cursor: string) {
  const asked = {
    channel,
    // A thread is listed from its beginning, so without this the newest of a long one would come last.
    oldest: ((since - SKEW_MS) / 1_000).toFixed(6),
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor ? { cursor } : {}),
  };
  const { messages = [], response_metadata: more } = thread
    ? await client.conversations.replies({ ...asked, ts: thread })
    : await client.conversations.history(asked);
  return { messages, next: more?.next_cursor ?? '' };
}

function foundIn(outcome: ReturnType<typeof slackOutcome>): Found {
  switch (outcome.kind) {
    case 'gone':
    case 'locked-out':
    case 'busy':
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
