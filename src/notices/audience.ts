import type { Parcel } from '../domain/parcel.ts';
import type { QuerySubscription } from '../domain/subscription.ts';
import { type AccessNeeds, accessOf, withoutWords } from '../parcels/access.ts';
import type { CarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import { parseQuery } from '../parcels/query/parse-query.ts';
import { matches } from '../parcels/query/query.ts';
import type { Clock } from '../ports/clock.ts';
import type { Audience } from '../ports/parcel-store.ts';
import type { QueryStore } from '../ports/query-store.ts';

/** Who hears of a parcel because of a query. */
export interface QueryAudience {
  of(parcel: Parcel): Promise<Audience>;
  /** Since when somebody has been waiting for parcels like this one, Unix milliseconds; null for nobody. */
  waitingSince(parcel: Parcel): Promise<number | null>;
}

export interface AudienceNeeds extends AccessNeeds {
  readonly queries: Pick<QueryStore, 'list'>;
  readonly carriers: CarrierDirectory;
  readonly clock: Clock;
}

/** A workspace's queries mean its own parcels and what it follows, and no words that are not its own. */
export function createQueryAudience(needs: AudienceNeeds): QueryAudience {
  async function visible(parcel: Parcel): Promise<readonly { query: QuerySubscription; seen: Parcel }[]> {
    const queries = await needs.queries.list();
    const seen = await Promise.all(
      queries.map(async (query) => {
        const [access] = await accessOf(needs, [parcel.key], query.channel);
        if (access === 'foreign') return [];
        return [{ query, seen: access === 'own' ? parcel : withoutWords(parcel) }];
      }),
    );
    return seen.flat();
  }

  return {
    async of(parcel) {
      const candidates = await visible(parcel);
      if (candidates.length === 0) return [];
      const context = { index: await needs.carriers.index(), now: needs.clock() };
      return candidates.flatMap(({ query: { channel, query }, seen }) => {
        const parsed = parseQuery(query, context);
        const meant = parsed.ok && matches(parsed.value, { parcel: seen, followedHere: false });
        return meant ? [{ channel, query }] : [];
      });
    },

    async waitingSince(parcel) {
      const times = (await visible(parcel)).map(({ query }) => query.at);
      return times.length > 0 ? Math.min(...times) : null;
    },
  };
}
