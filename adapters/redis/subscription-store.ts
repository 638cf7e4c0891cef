import { mapInParts } from '../../src/async/in-parts.ts';
import { handOn } from '../../src/domain/by-hand.ts';
import { channelId } from '../../src/domain/channel.ts';
import { titleSeen } from '../../src/domain/naming.ts';
import { isOwnIn, type Ownership } from '../../src/domain/owner.ts';
import { parcelId, toParcelKey } from '../../src/domain/parcel.ts';
import type { FollowedParcel, Subscription } from '../../src/domain/subscription.ts';
import type { SubscriptionStore } from '../../src/ports/subscription-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { ownershipOf } from './owner-store.ts';
import { readLatest, readRecord, toFields } from './parcel-fields.ts';
import { writeRefusal } from './refusal-text.ts';
import { defineScript } from './script.ts';
import { readSubscription, writeSubscription } from './subscription-text.ts';

const OTHER_VERSION = -1;
const BETWEEN_TELLING_S = 7 * 24 * 60 * 60;

/** @param home the host's workspaces */
export function createSubscriptionStore(
  redis: RedisClient,
  keys: Keyspace,
  home: ReadonlySet<string>,
): SubscriptionStore {
  const subscribe = defineScript(redis, 'subscribe');
  const unsubscribe = defineScript(redis, 'unsubscribe');
  const replaceField = defineScript(redis, 'replaceField');
  const change: SubscriptionStore['change'] = async (key, channel, changed) => {
    const [hash, field] = [keys.followers(key), channelId(channel)];
    for (;;) {
      const text = await redis.hget(hash, field);
      if (text === null) return false;
      const next = { ...readSubscription(text, key, channel), ...changed };
      if ((await replaceField([hash], [field, text, writeSubscription(next)])) === 1) return true;
    }
  };

  function titleIn(
    { title, channel }: Pick<Subscription, 'title' | 'channel'>,
    stored: string | null | undefined,
    ownership: Ownership,
  ): string | null {
    return titleSeen({ own: title, stored: stored ?? null, isOwner: isOwnIn(channel, ownership, home) });
  }

  return {
    change,

    async add(subscription, expectedVersion, update) {
      const { parcel, channel, title } = subscription;
      const added = await subscribe(
        [keys.parcel(parcel), keys.followers(parcel), keys.channel(channel), keys.unchecked],
        [
          expectedVersion,
          parcelId(parcel),
          channelId(channel),
          writeSubscription(subscription),
          subscription.at,
          update.uncheckedSince ?? '',
          ...toFields(update),
        ],
      );
      if (added === OTHER_VERSION) return null;
      const isNew = added === 1;
      if (!isNew && title !== null) await change(parcel, channel, { title });
      return { isNew };
    },

    async remove(key, channel) {
      const removed = await unsubscribe(
        [keys.followers(key), keys.channel(channel), keys.unchecked],
        [parcelId(key), channelId(channel)],
      );
      return removed === 1;
    },

    async read(key, channel) {
      const text = await redis.hget(keys.followers(key), channelId(channel));
      return text === null ? null : readSubscription(text, key, channel);
    },

    async follows(all, channel) {
      const since = await mapInParts(all, (key) => redis.zscore(keys.channel(channel), parcelId(key)));
      return since.map((each) => each !== null);
    },

    async keys(channel) {
      return (await redis.zrevrange(keys.channel(channel), 0, -1)).map(toParcelKey);
    },

    async list(channel) {
      const ids = await redis.zrevrange(keys.channel(channel), 0, -1);
      const rows = await mapInParts(ids, async (id): Promise<FollowedParcel[]> => {
        const parcel = toParcelKey(id);
        const [hash, text] = await Promise.all([
          redis.hgetall(keys.parcel(parcel)),
          redis.hget(keys.followers(parcel), channelId(channel)),
        ]);
        const record = readRecord(hash);
        if (!record || text === null) return [];
        const { status, detail, checkedAt, deliveredAt, goneSince, hand } = record;
        const subscription = readSubscription(text, parcel, channel);
        return [
          {
            subscription,
            status,
            detail,
            checkedAt,
            deliveredAt,
            goneSince,
            hand: handOn(hand, status),
            latest: readLatest(hash),
            title: titleIn(
              subscription,
              hash['n'],
              await ownershipOf(redis, keys, parcel, hash['o'] ?? null),
            ),
          },
        ];
      });
      return rows.flat();
    },

    async titleOf({ key, title }, channel) {
      const [text, owner] = await Promise.all([
        redis.hget(keys.followers(key), channelId(channel)),
        redis.hget(keys.parcel(key), 'o'),
      ]);
      const own = text === null ? null : readSubscription(text, key, channel).title;
      return titleIn({ title: own, channel }, title, await ownershipOf(redis, keys, key, owner));
    },

    async noteRefusal(channel, refusal) {
      await redis.hset(keys.refusals, channelId(channel), writeRefusal(refusal));
      return (await redis.set(keys.refusalTold(channel), '1', 'EX', BETWEEN_TELLING_S, 'NX')) !== null;
    },

    async resumeAll() {
      await redis.del(keys.refusals);
    },

    async resume(channel) {
      return (await redis.hdel(keys.refusals, channelId(channel))) === 1;
    },
  };
}
