import { mapInTurns } from '../async/turns.ts';
import { channelId } from '../domain/channel.ts';
import { isOwnIn } from '../domain/owner.ts';
import type { Parcel, ParcelKey } from '../domain/parcel.ts';
import type { QuerySubscription } from '../domain/subscription.ts';
import { type AccessNeeds, accessIn, withoutCustomer, withoutWords } from '../parcels/access.ts';
import type { CarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import { parseQuery } from '../parcels/query/parse-query.ts';
import { matches } from '../parcels/query/query.ts';
import type { Clock } from '../ports/clock.ts';
import type { Audience, ParcelStore } from '../ports/parcel-store.ts';
import type { QueryStore } from '../ports/query-store.ts';

/** Who hears of a parcel because of a query. */
export interface QueryAudience {
  of(parcel: Parcel): Promise<Audience>;
  /** Since when somebody has been waiting for parcels like this one, Unix milliseconds; null for nobody. */
  waitingSince(parcel: Parcel): Promise<number | null>;
  /** Whether a query of some channel may mean each of these, which nobody follows; in order. */
  mayHear(keys: readonly ParcelKey[]): Promise<readonly boolean[]>;
}

export interface AudienceNeeds extends Omit<AccessNeeds, 'subscriptions'> {
  readonly parcels: Pick<ParcelStore, 'followersOf'>;
  readonly queries: Pick<QueryStore, 'list'>;
  readonly carriers: CarrierDirectory;
  readonly clock: Clock;
}

/** A channel's queries mean its own parcels and what it follows, and no words that are not its own. */
export function createQueryAudience(needs: AudienceNeeds): QueryAudience {
  async function visible(parcel: Parcel): Promise<readonly { query: QuerySubscription; seen: Parcel }[]> {
    const queries = await needs.queries.list();
    if (queries.length === 0) return [];
    const [[ownership = 'unsettled'], followers] = await Promise.all([
      needs.owners.read([parcel.key]),
      needs.parcels.followersOf(parcel.key),
    ]);
    const following = new Set(followers.map(channelId));
    return queries.flatMap((query) => {
      const isFollowed = following.has(channelId(query.channel));
      const access = accessIn(query.channel, { ownership, isFollowed }, needs.home);
      if (access === 'foreign') return [];
      // Others read along: who the customer is is not told there, by no match either.
      return [{ query, seen: access === 'own' ? withoutCustomer(parcel) : withoutWords(parcel) }];
    });
  }

  return {
    async of(parcel) {
      const candidates = await visible(parcel);
      if (candidates.length === 0) return [];
      const context = { index: await needs.carriers.index(), now: needs.clock() };
      const meaning = await mapInTurns(candidates, ({ query: { channel, query }, seen }) => {
        const parsed = parseQuery(query, context);
        const meant = parsed.ok && matches(parsed.value, { parcel: seen, followedHere: false });
        return meant ? [{ channel, query }] : [];
      });
      return meaning.flat();
    },

    async waitingSince(parcel) {
      const times = (await visible(parcel)).map(({ query }) => query.at);
      return times.length > 0 ? Math.min(...times) : null;
    },

    async mayHear(keys) {
      const queries = await needs.queries.list();
      if (queries.length === 0) return keys.map(() => false);
      const channels = [...new Map(queries.map(({ channel }) => [channelId(channel), channel])).values()];
      const owned = await needs.owners.read(keys);
      return owned.map((ownership) => channels.some((channel) => isOwnIn(channel, ownership, needs.home)));
    },
  };
}
