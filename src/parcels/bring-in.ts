import { type Bringer, ownerOf } from '../domain/owner.ts';
import { type Parcel, type ParcelKey, parcelId } from '../domain/parcel.ts';
import type { ProblemCode } from '../domain/problem.ts';
import type { Clock } from '../ports/clock.ts';
import type { OwnerStore } from '../ports/owner-store.ts';
import type { NewParcel } from '../ports/provider-data.ts';

export interface BringingNeeds {
  readonly owners: Omit<OwnerStore, 'read'>;
  readonly clock: Clock;
}

/** Tells what became of parcels that somebody wanted to bring in. Those he did bring in are his. */
export interface Bringing {
  /** The service has added it. */
  added(parcel: Pick<Parcel, 'key' | 'title'>): Promise<void>;
  /**
   * The service says it is there, and this is how. It may have been added by this very attempt, or by an earlier one
   * whose answer was lost.
   */
  wasThere(parcel: Parcel): Promise<void>;
  /** The service does not take it, or it is not known whether it has. */
  refused(key: ParcelKey, problem: { readonly code: ProblemCode }): Promise<void>;
}

/** Where one of these is the answer, an attempt before it may have arrived. */
const UNCERTAIN: readonly ProblemCode[] = [
  'provider-busy',
  'provider-unavailable',
  'provider-answer-unreadable',
  'provider-answer-too-big',
];

/** Begins before the service is asked, so that whoever asks again after a lost answer is known to have asked before. */
export async function beginBringing(
  { owners, clock }: BringingNeeds,
  parcels: readonly NewParcel[],
  bringer: Bringer,
): Promise<Bringing> {
  const owner = ownerOf(bringer);
  const { channel } = bringer;
  const keys = parcels.map(({ key }) => key);
  const began = await owners.attempt(keys, channel, clock());
  const attempts = new Map(
    parcels.map((wanted, index) => [parcelId(wanted.key), { wanted, at: began[index] ?? clock() }] as const),
  );

  return {
    async added({ key, title }) {
      await owners.claim(key, title, owner);
      await owners.settle(key, channel);
    },
    async wasThere(parcel) {
      const attempt = attempts.get(parcelId(parcel.key));
      const isOurs = attempt && isSince(parcel, attempt.at) && hasWordsOf(parcel, attempt.wanted);
      if (isOurs) await owners.claimUnowned(parcel.key, owner);
      await owners.settle(parcel.key, channel);
    },
    async refused(key, { code }) {
      if (!UNCERTAIN.includes(code)) await owners.settle(key, channel);
    },
  };
}

/** The service notes whole seconds. */
function isSince({ createdAt }: Parcel, at: number): boolean {
  return createdAt !== null && createdAt >= Math.floor(at / 1000) * 1000;
}

/** Two may have tried at once, and lost their answers both: nobody must get to read what the other one wrote. */
function hasWordsOf(parcel: Parcel, wanted: NewParcel): boolean {
  const { title, orderId, comment, customer } = parcel;
  const written = [title, orderId, comment, customer.name, customer.email, customer.phone];
  const { customerName, customerEmail, customerPhone } = wanted;
  const given = [wanted.title, wanted.orderId, wanted.comment, customerName, customerEmail, customerPhone];
  return written.every((text, index) => (text ?? '').trim() === (given[index] ?? '').trim());
}
