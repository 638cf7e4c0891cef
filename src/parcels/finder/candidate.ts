import type { NameReader } from './couriers/courier-names.ts';
import type { IsListed } from './couriers/couriers.ts';
import type { CheckDigit } from './formats/read-number.ts';

/** A place in a text: from a character to the one after the last, as `slice` takes them. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Something in a text that may be a tracking number. */
export interface Candidate extends Place {
  /** Capitals and digits only, without the routing digits of a barcode: what the tracking service is given. */
  readonly number: string;
  /** The whole barcode where `number` is a part of it, otherwise null. */
  readonly scanned: string | null;
  /** The codes of the carriers that it can be of, likeliest first; empty where nothing is known. */
  readonly carriers: readonly string[];
  /** Whether it is a tracking number beyond doubt, and of the first of `carriers`. */
  readonly certain: boolean;
  /** `none` where there is none, or where it would say nothing. */
  readonly checkDigit: CheckDigit;
  /** As people call the form, such as `UPS 1Z` or `UPU S10`; null where none is known. */
  readonly format: string | null;
  /** What told: the number's own form, a link, words beside it, or nothing but how it looks. */
  readonly told: 'form' | 'link' | 'words' | 'looks';
  /** The number that a check digit says was meant, where a zero was written as O, or a one as I or L; otherwise null. */
  readonly suggestion: string | null;
  /** All that belongs to it: the number with a platform's link around it, and with the name of its carrier. */
  readonly within: Place;
}

/** What the caller knows of carriers. */
export interface FinderOptions {
  /** Whether the service lists a carrier under a code. Without it, the likeliest code of each is given. */
  readonly isListed?: IsListed;
  /** The code of a carrier that is named in a way that only the service's list knows, by up to four words. */
  readonly named?: NameReader;
}
