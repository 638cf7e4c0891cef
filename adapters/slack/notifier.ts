import { type types, webApi } from '@slack/bolt';
import type { Card } from '../../src/domain/card.ts';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { findInTurn } from '../../src/domain/find-in-turn.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Below, Notifier } from '../../src/ports/notifier.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { isDirect } from './conversations.ts';
import { slackOutcome, slackTokenState } from './failure.ts';
import { findPost, PATIENCE_MS } from './find-post.ts';
import { metadataOf } from './metadata.ts';
import { renderCard } from './render.ts';

const TIMEOUT_MS = 10_000;

/**
 * A client for posts. Its own retries are off: they would send a message again whose fate is unknown, and hold up
 * every other channel while one is asked to wait. When to try again is the queue's to decide.
 */
export function createPostClient(token: string, apiUrl: string | null, logger: Logger): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    logger: createBoltLogger(logger),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
  });
}

export function createSlackNotifier(client: webApi.WebClient): Notifier {
  return {
    platform: 'slack',
    isPrivate: isDirect,
    // https://docs.slack.dev/apis/web-api/rate-limits: one a second into a channel, with short bursts.
    pace: { intervalMs: 1_000, burst: 3 },
    repeatableMs: 0,
    // https://docs.slack.dev/reference/methods/auth.test
    checkToken: () => client.auth.test().then(() => ({ kind: 'accepted' }), slackTokenState),
    async direct(beside, user) {
      const channel = await directChannel(client, user).catch(() => null);
      return channel === null ? null : { ...beside, channel };
    },
    tell: (user, card) => tellUser(client, user, card),
    find({ channel }, _card, deliveryId, since, threads = [], clues = []) {
      const patience = AbortSignal.timeout(PATIENCE_MS);
      return findInTurn([null, ...threads], (thread) =>
        findPost(client, { channel, thread, since, patience }, deliveryId, clues),
      );
    },
    post: ({ channel }, card, deliveryId, below = null, marks = []) =>
      postCard(client, channel, card, deliveryId, below, marks),
    edit: ({ channel }, messageId, card, deliveryId, marks = []) =>
      editCard(client, channel, messageId, card, deliveryId ? metadataOf(deliveryId, marks) : null),
  };
}

/** The delivery's id travels along as metadata, so that a post of unknown fate can be looked up. */
export async function postCard(
  client: webApi.WebClient,
  channel: string,
  card: Card,
  deliveryId: string,
  below: Below | null,
  marks: readonly string[] = [],
): Promise<PostOutcome> {
  try {
    const posted = await client.chat.postMessage({
      channel,
      ...renderCard(card),
      parse: 'none',
      unfurl_links: false,
      unfurl_media: false,
      ...threadOf(below),
      metadata: metadataOf(deliveryId, marks),
    });
    return { kind: 'posted', messageId: posted.ts ?? '' };
  } catch (error) {
    return slackOutcome(error);
  }
}

function threadOf(below: Below | null) {
  if (!below) return {};
  const thread = { thread_ts: below.messageId };
  return below.echo ? { ...thread, reply_broadcast: true as const } : thread;
}

/** https://docs.slack.dev/reference/methods/chat.update */
async function editCard(
  client: webApi.WebClient,
  channel: string,
  ts: string,
  card: Card,
  metadata: types.MessageMetadata | null,
): Promise<PostOutcome> {
  try {
    const known = metadata ? { metadata } : {};
    await client.chat.update({ channel, ts, ...renderCard(card), parse: 'none', ...known });
    return { kind: 'posted', messageId: ts };
  } catch (error) {
    return slackOutcome(error);
  }
}

/** https://docs.slack.dev/reference/methods/conversations.open */
async function tellUser(client: webApi.WebClient, user: string, card: Card): Promise<PostOutcome> {
  try {
    return await postCard(client, await directChannel(client, user), card, `direct ${user}`, null);
  } catch (error) {
    return slackOutcome(error);
  }
}

/** The id of the conversation with one person. */
export async function directChannel(client: webApi.WebClient, users: string): Promise<string> {
  const { channel } = await client.conversations.open({ users });
  if (!channel?.id) throw new Error('Slack opened no direct message.');
  return channel.id;
}
