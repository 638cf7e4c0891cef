import type { Services } from '../chat/services.ts';
import type { Parcel } from '../domain/parcel.ts';
import type { QuerySubscription } from '../domain/subscription.ts';
import { accessOf, withoutWords } from '../parcels/access.ts';
import { parseQuery } from '../parcels/query/parse-query.ts';
import { matches } from '../parcels/query/query.ts';
import type { Audience } from '../ports/parcel-store.ts';

/** Who hears of a parcel because of a query. */
export interface QueryAudience {
  of(parcel: Parcel): Promise<Audience>;
  /** Since when somebody has been waiting for parcels like this one, Unix milliseconds; null for nobody. */
  waitingSince(parcel: Parcel): Promise<number | null>;
}

type Needs = Pick<Services, 'queries' | 'parcels' | 'home' | 'carriers' | 'clock'>;

/** A workspace's queries mean its own parcels and what it follows, and no words that are not its own. */
export function createQueryAudience(needs: Needs): QueryAudience {
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
