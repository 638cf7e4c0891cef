import { inParts } from '../../async/in-parts.ts';
import type { ParcelKey } from '../../domain/parcel.ts';
import { type Result, success } from '../../domain/result.ts';
import type { BulkOutcome } from '../../ports/provider-data.ts';

/** The service takes so many at a time. https://www.trackingmore.com/api-status_code.html (code 4020) */
const MOST_AT_ONCE = 200;

/** Does something with many parcels, part by part; what was done before a failure is told all the same. */
export async function inBulk(
  keys: readonly ParcelKey[],
  act: (part: readonly ParcelKey[]) => Promise<Result<BulkOutcome>>,
  onPart: (done: readonly ParcelKey[]) => Promise<void>,
): Promise<Result<{ readonly done: number; readonly left: readonly ParcelKey[] }>> {
  let done = 0;
  for (const part of inParts(keys, MOST_AT_ONCE)) {
    const outcome = await act(part);
    if (!outcome.ok) return done === 0 ? outcome : success({ done, left: keys.slice(done) });
    await onPart(outcome.value.done);
    done += outcome.value.done.length;
  }
  return success({ done, left: [] });
}
