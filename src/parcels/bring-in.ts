import { type Attempt, fingerprintOf, isFruitOf } from '../domain/attempt.ts';
import { type Bringer, ownerOf } from '../domain/owner.ts';
import { type Parcel, type ParcelKey, parcelId } from '../domain/parcel.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { Clock } from '../ports/clock.ts';
import type { OwnerStore } from '../ports/owner-store.ts';
import type { NewParcel } from '../ports/provider-data.ts';

export interface BringingNeeds {
  readonly owners: Pick<OwnerStore, 'attempt' | 'settle' | 'claim' | 'claimUnowned'>;
  readonly clock: Clock;
}

/** Is told what became of parcels that somebody wanted to bring in. Those he did bring in are his. */
export interface Bringing {
  /** The service has added it. */
  added(parcel: Pick<Parcel, 'key' | 'title'>): Promise<void>;
  /** The service does not take it, or has it already, or it is not known what the service did. */
  refused(key: ParcelKey, problem: Problem): Promise<void>;
  /** It is there, and this is how: an earlier request whose answer was lost may have added it. */
  wasThere(parcel: Parcel): Promise<void>;
}

/** Where one of these is the answer, an attempt before it may have arrived. */
const UNCERTAIN: readonly ProblemCode[] = [
  'provider-busy',
  'provider-unavailable',
  'provider-answer-unreadable',
  'provider-answer-too-big',
];

/** Begins before the service is asked, so that it is found out later what became of it, whatever happens. */
export async function beginBringing(
  { owners, clock }: BringingNeeds,
  parcels: readonly NewParcel[],
  bringer: Bringer,
): Promise<Bringing> {
  const owner = ownerOf(bringer);
  const begun = await Promise.all(
    parcels.map(async (wanted) => {
      const attempt = { key: wanted.key, owner, words: wordsOf(wanted), last: clock() };
      return [parcelId(wanted.key), { ...attempt, ...(await owners.attempt(attempt)) }] as const;
    }),
  );
  const attempts = new Map(begun);
  const foreign = new Set<Attempt>();
  async function settle(key: ParcelKey): Promise<void> {
    const attempt = attempts.get(parcelId(key));
    if (attempt) await owners.settle(attempt);
  }

  return {
    async added({ key, title }) {
      await owners.claim(key, title, owner);
      await settle(key);
    },
    async refused(key, problem) {
      if (UNCERTAIN.includes(problem.code)) return;
      if (problem.code !== 'tracking-exists') return settle(key);
      const attempt = attempts.get(parcelId(key));
      // Whoever asked for the first time, and got an answer, has added nothing.
      if (attempt && !attempt.isAgain && !problem.mayBeOurs) foreign.add(attempt);
    },
    async wasThere(parcel) {
      const attempt = attempts.get(parcelId(parcel.key));
      const isOurs = attempt && !foreign.has(attempt) && isFruitOf(attempt, parcel);
      if (isOurs) await owners.claimUnowned(parcel.key, owner);
      await settle(parcel.key);
    },
  };
}

function wordsOf({ title, orderId, comment, ...wanted }: NewParcel): string {
  const { customerName: name, customerEmail: email, customerPhone: phone } = wanted;
  return fingerprintOf({
    title: title ?? null,
    orderId: orderId ?? null,
    comment: comment ?? null,
    customer: { name: name ?? null, email: email ?? null, phone: phone ?? null },
  });
}
