import { inParts } from '../../async/in-parts.ts';
import { progressCard } from '../../cards/progress-card.ts';
import type { CommandContext } from '../../chat/command.ts';
import type { ParcelKey } from '../../domain/parcel.ts';
import { type Result, success } from '../../domain/result.ts';
import type { BulkOutcome } from '../../ports/provider-data.ts';
import { mostAtOnce, type OperationName } from '../../ports/provider-offer.ts';

export interface BulkWork {
  readonly keys: readonly ParcelKey[];
  readonly operation: OperationName;
  /** As in `Changing: 40 of 85`. */
  readonly doing: string;
  act(part: readonly ParcelKey[]): Promise<Result<BulkOutcome>>;
  /** What follows for those that it was done with. */
  onDone?(keys: readonly ParcelKey[]): Promise<void>;
}

export interface BulkReport {
  readonly done: number;
  readonly left: readonly ParcelKey[];
}

/**
 * Does something with many parcels, as many at once as the service takes; what was done before a failure is told all
 * the same.
 */
export async function inBulk(
  { services: { offer }, progress }: Pick<CommandContext, 'services' | 'progress'>,
  { keys, operation, doing, act, onDone }: BulkWork,
): Promise<Result<BulkReport>> {
  const [size, done] = [mostAtOnce(offer, operation), [] as ParcelKey[]];
  for (const [index, part] of inParts(keys, size).entries()) {
    if (index > 0) await progress(progressCard(doing, index * size, keys.length));
    const outcome = await act(part);
    if (!outcome.ok) {
      return done.length === 0 ? outcome : success({ done: done.length, left: keys.slice(index * size) });
    }
    await onDone?.(outcome.value.done);
    done.push(...outcome.value.done);
  }
  return success({ done: done.length, left: [] });
}
