import type { ParcelKey } from '../../domain/parcel.ts';
import { type Result, success } from '../../domain/result.ts';
import type { BulkOutcome } from '../../ports/provider-data.ts';

/** Does something with many parcels, part by part; what was done before a failure is told all the same. */
export async function inBulk(
  parts: readonly (readonly ParcelKey[])[],
  act: (part: readonly ParcelKey[]) => Promise<Result<BulkOutcome>>,
  onPart: (done: readonly ParcelKey[]) => Promise<void>,
): Promise<Result<{ readonly done: number; readonly left: readonly ParcelKey[] }>> {
  let done = 0;
  for (const [index, part] of parts.entries()) {
    const outcome = await act(part);
    if (!outcome.ok) return done === 0 ? outcome : success({ done, left: parts.slice(index).flat() });
    await onPart(outcome.value.done);
    done += outcome.value.done.length;
  }
  return success({ done, left: [] });
}
