import type { Call, Given } from '../domain/call.ts';
import { type ParcelKey, parcelId } from '../domain/parcel.ts';

/** A button about one parcel. Whatever a key holds, this fits every platform. */
export function parcelCall(verb: string, key: ParcelKey, more: Given = {}): Call {
  return { verb, given: { parcel: parcelId(key), ...more } };
}
