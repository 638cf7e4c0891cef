import { type REST, type RESTGetAPIChannelMessagesResult, Routes, SnowflakeUtil } from 'discord.js';
import type { Found } from '../../src/domain/delivery.ts';
import { bearsMark } from './delivery-mark.ts';
import { discordOutcome } from './failure.ts';

const PAGE = 100;
const MOST_PAGES = 20;
/** Between our clock and Discord's. */
const SKEW_MS = 5_000;

/**
 * Looks through everything that was posted into a channel or a thread since a moment, Unix milliseconds. The nonce makes
 * a repeat harmless for some minutes only, and is not told later.
 * https://docs.discord.com/developers/resources/message#get-channel-messages
 */
export async function findPost(
  rest: REST,
  channel: string,
  deliveryId: string,
  since: number,
): Promise<Found> {
  const earliest = Math.max(since - SKEW_MS, Number(SnowflakeUtil.epoch));
  let after = String(SnowflakeUtil.generate({ timestamp: earliest }));
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ limit: String(PAGE), after });
      const route = Routes.channelMessages(channel);
      const messages = (await rest.get(route, { query })) as RESTGetAPIChannelMessagesResult;
      const found = messages.find(({ components }) => bearsMark(components, deliveryId));
      if (found) return { kind: 'found', messageId: found.id };
      const newest = messages.map(({ id }) => id).reduce(later, after);
      if (messages.length < PAGE || newest === after) return { kind: 'absent' };
      after = newest;
    }
    return { kind: 'unknown', reason: `more than ${MOST_PAGES * PAGE} messages came since` };
  } catch (error) {
    const outcome = discordOutcome(error);
    // Without the right to look, or without the channel, asking again will not help.
    if (['forbidden', 'gone', 'missing'].includes(outcome.kind)) return { kind: 'absent' };
    return { kind: 'unknown', reason: 'reason' in outcome ? outcome.reason : outcome.kind };
  }
}

function later(one: string, other: string): string {
  return BigInt(one) > BigInt(other) ? one : other;
}
