import type { Party } from '../domain/party.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { type OperationName, type ProviderOffer, priceOf } from '../ports/provider-offer.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import type { Booked, UnitLedger } from '../ports/unit-ledger.ts';

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
): Promise<Result<unknown>> {
  return priceOf(needs.offer, operation) * count === 0
    ? success(undefined)
    : withinLimits(needs, operation, count, 'look');
}

async function withinLimits(
  { units: ledger, offer, party }: SpendingNeeds,
  operation: OperationName,
  count: number,
  how: 'look' | 'book',
): Promise<Result<Extract<Booked, { kind: 'booked' }>>> {
  const wanted = priceOf(offer, operation) * count;
  const booked = await ledger[how](party, wanted);
  if (booked.kind === 'booked') return success(booked);
  const { kind: _kind, ...limit } = booked;
  return failure({ ...limit, code: 'units-used-up', unit: offer.prices.unit, wanted });
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
      const booked = await withinLimits(needs, operation, count, 'book');
      if (!booked.ok) return booked;
      const answer = await ask(...args);
      const spent = answer.ok ? (spentOf?.(answer.value) ?? count) : mayBePaid(answer.problem) ? count : 0;
      await ledger.giveBack(party, (count - spent) * each, booked.value.day);
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
      ({ added, refused }) => added.length + refused.filter(({ problem }) => mayBePaid(problem)).length,
    ),
    ...guarded('detectCarrier', api.detectCarrier, () => 1),
    ...guarded('remoteAreas', api.remoteAreas, (queries) => queries.length),
    ...guarded('airWaybills', api.airWaybills, (numbers) => numbers.length),
  };
}

/** What is there already may have been added by an earlier request of ours, whose answer was lost. */
function mayBePaid(problem: Problem): boolean {
  if (problem.code === 'tracking-exists') return problem.mayBeOurs === true;
  return MAY_BE_PAID.includes(problem.code);
}
