import type { Call, Given } from '../domain/call.ts';
import { type ParcelKey, parcelId } from '../domain/parcel.ts';

/** A button about one parcel. Where it is too long for a platform, it is made to fit before the card goes there. */
export function parcelCall(verb: string, key: ParcelKey, more: Given = {}): Call {
  return { verb, given: { parcel: parcelId(key), ...more } };
}
