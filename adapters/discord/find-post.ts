import {
  type APIMessage,
  type REST,
  type RESTGetAPIChannelMessagesResult,
  type RESTGetAPIChannelResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Found, Sighting } from '../../src/domain/delivery.ts';
import { bearsId, createClueReader } from './delivery-mark.ts';
import { discordOutcome } from './failure.ts';

const PAGE = 100;
/** Together with one more page and the post that may follow, shorter than a claim lasts. */
export const PATIENCE_MS = 25_000;
/** Between our clock and Discord's. */
const SKEW_MS = 5_000;

/** Where a post may be, and since when, Unix milliseconds. */
interface Where {
  /** Or a thread. */
  readonly channel: string;
  readonly since: number;
  /** Aborted when it has taken too long. */
  readonly patience: AbortSignal;
}

/**
 * Looks through everything that was posted into a channel or a thread since a moment. The nonce makes
 * a repeat harmless for some minutes only, and is not told later.
 * https://docs.discord.com/developers/resources/message#get-channel-messages
 */
export async function findPost(
  rest: REST,
  { channel, since, patience }: Where,
  deliveryId: string,
  clues: readonly string[],
): Promise<Found> {
  const seen: Sighting[] = [];
  const readClues = createClueReader(clues);
  const earliest = Math.max(since - SKEW_MS, Number(SnowflakeUtil.epoch));
  let after = String(SnowflakeUtil.generate({ timestamp: earliest }));
  try {
    for (let isFirst = true; !patience.aborted; isFirst = false) {
      const messages = await readPage(rest, channel, { limit: String(PAGE), after });
      const found = messages.find(({ components }) => bearsId(components, deliveryId));
      if (found) return { kind: 'found', messageId: found.id };
      // Discord gives the newest first; each page is newer than the one before.
      seen.push(...[...messages].reverse().flatMap((each) => sightingsIn(each, readClues)));
      if (messages.length === 0 && isFirst) return await nothingSince(rest, channel, after);
      const newest = messages.map(({ id }) => id).reduce(later, after);
      if (messages.length < PAGE || newest === after)
        return seen.length > 0 ? { kind: 'absent', seen } : { kind: 'absent' };
      after = newest;
    }
    return { kind: 'unknown', reason: `more came since than can be read in ${PATIENCE_MS / 1_000} seconds` };
  } catch (error) {
    const outcome = discordOutcome(error);
    switch (outcome.kind) {
      case 'gone':
      case 'forbidden':
      case 'locked-out':
      case 'busy':
        return outcome;
      default:
        return { kind: 'unknown', reason: 'reason' in outcome ? outcome.reason : outcome.kind };
    }
  }
}

/**
 * Without *Read Message History* Discord gives no error, but an empty list. The channel itself names its last message,
 * to whoever may post there.
 */
async function nothingSince(rest: REST, channel: string, after: string): Promise<Found> {
  const { last_message_id: last } = (await rest.get(Routes.channel(channel))) as RESTGetAPIChannelResult & {
    last_message_id?: string | null;
  };
  if (!last || BigInt(last) <= BigInt(after)) return { kind: 'absent' };
  // It may have been deleted; then others are there, unless none may be read.
  const [any] = await readPage(rest, channel, { limit: '1' });
  return any ? { kind: 'absent' } : { kind: 'hidden', reason: 'Read Message History is missing' };
}

function sightingsIn(
  { id, components }: APIMessage,
  read: ReturnType<typeof createClueReader>,
): readonly Sighting[] {
  const at = SnowflakeUtil.timestampFrom(id);
  return read(components).map((clue) => ({ clue, messageId: id, at }));
}

async function readPage(
  rest: REST,
  channel: string,
  query: Readonly<Record<string, string>>,
): Promise<readonly APIMessage[]> {
  const answer = await rest.get(Routes.channelMessages(channel), { query: new URLSearchParams(query) });
  return answer as RESTGetAPIChannelMessagesResult;
}

function later(one: string, other: string): string {
  return BigInt(one) > BigInt(other) ? one : other;
}
