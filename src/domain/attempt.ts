import { createHash } from 'node:crypto';
import type { Owner } from './owner.ts';
import type { Parcel, ParcelKey } from './parcel.ts';

/** Somebody wants to bring a parcel in, and it is not known yet what became of it. */
export interface Attempt {
  readonly key: ParcelKey;
  /** Whose the parcel is, if that was what added it. */
  readonly owner: Owner;
  /** What was written about it, as {@link fingerprintOf} has it. */
  readonly words: string;
  /** Unix milliseconds: when the service was first asked for it, and when last. */
  readonly first: number;
  readonly last: number;
}

/** By so much may this machine's clock be ahead of the service's, milliseconds. */
const SKEW_MS = 5_000;

type Words = Pick<Parcel, 'title' | 'orderId' | 'comment' | 'customer'>;

/** The same for the same words alone; from it they cannot be read. */
export function fingerprintOf({ title, orderId, comment, customer }: Words): string {
  const words = [title, orderId, comment, customer.name, customer.email, customer.phone];
  const text = JSON.stringify(words.map((word) => (word ?? '').trim()));
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/**
 * Whether a parcel, as it is now, was added by an attempt. Two may have tried at once, and lost their answers both: by
 * the words each gets his own, and nobody gets to read what the other one wrote.
 */
export function isFruitOf({ first, words }: Pick<Attempt, 'first' | 'words'>, parcel: Parcel): boolean {
  const { createdAt } = parcel;
  return createdAt !== null && createdAt >= first - SKEW_MS && fingerprintOf(parcel) === words;
}
