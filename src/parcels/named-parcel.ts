import type { ParcelKey } from '../domain/parcel.ts';
import type { Query } from './query/query.ts';

/** A parcel that somebody named in one of the ways there are. */
export interface NamedParcel {
  readonly key: ParcelKey;
  readonly carrierName: string;
}

/** What somebody wants to hear of. */
export type Target =
  | { readonly kind: 'parcel'; readonly parcel: NamedParcel }
  | { readonly kind: 'query'; readonly query: Query };
