import type { Party } from '../domain/party.ts';
import type { ProblemCode } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { type OperationName, type ProviderOffer, priceOf } from '../ports/provider-offer.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import type { UnitLedger } from '../ports/unit-ledger.ts';

export interface SpendingNeeds {
  readonly units: UnitLedger;
  readonly offer: Pick<ProviderOffer, 'prices'>;
  readonly party: Party;
}

/** Where one of these is the answer, it may have been paid for all the same. */
const MAY_BE_PAID: readonly ProblemCode[] = [
  'provider-unavailable',
  'provider-answer-unreadable',
  'provider-answer-too-big',
];

/** Whether so many of an operation are within what somebody may use up today; else `units-used-up`. */
export async function requireUnits(
  needs: SpendingNeeds,
  operation: OperationName,
  count: number,
  how: 'look' | 'book' = 'look',
): Promise<Result<number>> {
  const { units: ledger, offer, party } = needs;
  const units = priceOf(offer, operation) * count;
  if (units === 0) return success(0);
  const { kind, ...limit } = await ledger[how](party, units);
  if (kind === 'booked') return success(units);
  return failure({
    ...(limit as Extract<typeof limit, { readonly limit: number }>),
    ...{ code: 'units-used-up', unit: offer.prices.unit, wanted: units },
  });
}

/**
 * The same service, in somebody's hands: what costs is booked before it is asked for, and what was not spent given
 * back.
 */
export function spendingApi<A extends Partial<TrackingApi>>(api: A, needs: SpendingNeeds): A {
  const { units: ledger, offer, party } = needs;

  /** `spent` of the answer, for so many that were asked for. */
  function guarded<Args extends unknown[], T>(
    operation: OperationName,
    ask: ((...args: Args) => Promise<Result<T>>) | undefined,
    countOf: (...args: Args) => number,
    spentOf?: (answer: T) => number,
  ) {
    if (!ask || priceOf(offer, operation) === 0) return {};
    const each = priceOf(offer, operation);
    const guard = async (...args: Args): Promise<Result<T>> => {
      const count = countOf(...args);
      const booked = await requireUnits(needs, operation, count, 'book');
      if (!booked.ok) return booked;
      const answer = await ask(...args);
      const spent = answer.ok ? (spentOf?.(answer.value) ?? count) : mayBePaid(answer.problem) ? count : 0;
      await ledger.giveBack(party, (count - spent) * each);
      return answer;
    };
    return { [operation]: guard };
  }

  return {
    ...api,
    ...guarded('create', api.create, () => 1),
    ...guarded(
      'createMany',
      api.createMany,
      (parcels) => parcels.length,
      ({ added }) => added.length,
    ),
    ...guarded('detectCarrier', api.detectCarrier, () => 1),
    ...guarded('remoteAreas', api.remoteAreas, (queries) => queries.length),
    ...guarded('airWaybills', api.airWaybills, (numbers) => numbers.length),
  };
}

function mayBePaid({ code }: { readonly code: ProblemCode }): boolean {
  return MAY_BE_PAID.includes(code);
}
