import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { channelId, toChannelRef, workspaceId } from '../../src/domain/channel.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import { isTimeZone } from '../../src/domain/quiet-hours.ts';
import type { ChatMemory } from '../../src/ports/chat-memory.ts';
import type { DetectionCache } from '../../src/ports/detection-cache.ts';
import type { QuotaWatch } from '../../src/ports/quota-watch.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';
import { storedForm } from './stored-form.ts';
import { storedPause, storedWishes } from './subscription-text.ts';

const DAY_S = 24 * 60 * 60;
const DRAFT_S = 7 * DAY_S;
const FORM_S = DAY_S;
const LIST_S = 7 * DAY_S;
const MESSAGE_S = 30 * DAY_S;
const CARD_S = 90 * DAY_S;
const DETECTED_S = 90 * DAY_S;
const SPENT = 'spent';
const ID_BYTES = 12;

/** An older version did not note whom it was shown to. */
const draft = z.object({
  given: z.record(z.string(), z.string()),
  workspace: z.string(),
  user: z.string().nullable().default(null),
});
const texts = z.array(z.string());
/** What an older version did not know keeps its default. It noted of a pause only that it was one. */
const settings = z.object({
  numbers: z.enum(['short', 'full']).catch(DEFAULT_SETTINGS.numbers),
  wishes: storedWishes.catch(DEFAULT_SETTINGS.wishes),
  paused: z
    .union([
      storedPause.nullable(),
      z.boolean().transform((isPaused) => (isPaused ? { by: null, since: null } : null)),
    ])
    .catch(DEFAULT_SETTINGS.paused),
  quiet: z.object({ from: z.number(), to: z.number() }).nullable().catch(DEFAULT_SETTINGS.quiet),
  digest: z.number().nullable().catch(DEFAULT_SETTINGS.digest),
  zone: z.string().refine(isTimeZone).catch(DEFAULT_SETTINGS.zone),
  language: z.string().nullable().catch(DEFAULT_SETTINGS.language),
  stuckDays: z.number().nullable().catch(DEFAULT_SETTINGS.stuckDays),
  closeAfterDays: z.number().nullable().catch(DEFAULT_SETTINGS.closeAfterDays),
});

/**
 * What the bot remembers besides parcels and who follows them.
 *
 * @param home the host's workspaces
 */
export function createChatStores(redis: RedisClient, keys: Keyspace, home: ReadonlySet<string>) {
  return {
    memory: createChatMemory(redis, keys),
    settings: createSettingsStore(redis, keys),
    detections: createDetectionCache(redis, keys),
    quota: createQuotaWatch(redis, keys, home),
  };
}

function createChatMemory(redis: RedisClient, keys: Keyspace): ChatMemory {
  return {
    async keepDraft(content) {
      const id = randomBytes(ID_BYTES).toString('base64url');
      await redis.set(keys.draft(id), JSON.stringify(content), 'EX', DRAFT_S);
      return id;
    },

    async readDraft(id) {
      const text = await redis.get(keys.draft(id));
      return text === SPENT ? SPENT : readJson(text, draft);
    },

    async spendDraft(id) {
      await redis.set(keys.draft(id), SPENT, 'EX', DRAFT_S, 'XX');
    },

    async keepForm(kept, id = randomBytes(ID_BYTES).toString('base64url')) {
      await redis.set(keys.form(id), JSON.stringify(kept), 'EX', FORM_S);
      return id;
    },

    async readForm(id) {
      return readJson(await redis.get(keys.form(id)), storedForm);
    },

    async forgetForm(id) {
      await redis.del(keys.form(id));
    },

    async claimFirst(id, forMs) {
      return (await redis.set(keys.once(id), '1', 'PX', forMs, 'NX')) !== null;
    },

    async keepList(channel, user, list) {
      const text = JSON.stringify(list.map(parcelId));
      await redis.set(keys.list(channel, user), text, 'EX', LIST_S);
    },

    async readList(channel, user) {
      return (readJson(await redis.get(keys.list(channel, user)), texts) ?? []).map(toParcelKey);
    },

    async keepShown(channel, user, key) {
      await redis.set(keys.shown(channel, user), parcelId(key), 'EX', LIST_S);
    },

    async readShown(channel, user) {
      const id = await redis.get(keys.shown(channel, user));
      return id === null ? null : toParcelKey(id);
    },

    async keepMessage(channel, messageId, key, kind) {
      await redis.set(keys.message(channel, messageId), parcelId(key), 'EX', MESSAGE_S);
      if (kind === 'card') await redis.set(keys.card(channel, key), messageId, 'EX', CARD_S);
    },

    async readCard(channel, key) {
      return redis.get(keys.card(channel, key));
    },

    async forgetCard(channel, key) {
      await redis.del(keys.card(channel, key));
    },

    async readMessage(channel, messageId) {
      const id = await redis.get(keys.message(channel, messageId));
      return id === null ? null : toParcelKey(id);
    },
  };
}

function createSettingsStore(redis: RedisClient, keys: Keyspace): SettingsStore {
  return {
    async read(channel) {
      return readJson(await redis.hget(keys.settings, channelId(channel)), settings) ?? DEFAULT_SETTINGS;
    },
    async all() {
      return Object.entries(await redis.hgetall(keys.settings)).flatMap(([id, text]) => {
        const [channel, chosen] = [toChannelRef(id), readJson(text, settings)];
        return channel && chosen ? [{ channel, settings: chosen }] : [];
      });
    },
    async write(channel, chosen) {
      await redis.hset(keys.settings, channelId(channel), JSON.stringify(chosen));
    },
  };
}

function createDetectionCache(redis: RedisClient, keys: Keyspace): DetectionCache {
  return {
    async read(number) {
      return readJson(await redis.get(keys.detected(number)), texts);
    },
    async write(number, codes) {
      await redis.set(keys.detected(number), JSON.stringify(codes), 'EX', DETECTED_S);
    },
  };
}

function createQuotaWatch(redis: RedisClient, keys: Keyspace, home: ReadonlySet<string>): QuotaWatch {
  return {
    async noteChannel(channel) {
      if (!home.has(workspaceId(channel))) return;
      await redis.set(keys.lastChannel, channelId(channel));
    },
    async channel() {
      const id = await redis.get(keys.lastChannel);
      const channel = id === null ? null : toChannelRef(id);
      return channel && home.has(workspaceId(channel)) ? channel : null;
    },
    async claimWarning() {
      return (await redis.set(keys.quotaWarned, '1', 'NX')) !== null;
    },
    async clearWarning() {
      await redis.del(keys.quotaWarned);
    },
  };
}
