import { lastStepIn } from './last-step/read-last-step.ts';
import { type Checkpoint, historyOf, type Leg, type Parcel } from './parcel.ts';
import type { Status } from './status.ts';

/** A status by its own name, as the words of the newest event tell it. Only `pickup` may be one of two. */
export function readLastStep(status: Status, newest: string | null): Status {
  return status === 'pickup' && newest !== null ? (lastStepIn(newest) ?? status) : status;
}

/**
 * The parcel with its last step by its own name, and so each of its events: here, and nowhere else, is decided which of both a
 * `pickup` is. A provider that says it itself has given the name already.
 */
export function withLastStep(parcel: Parcel): Parcel {
  const legs = parcel.legs.some(({ checkpoints }) => checkpoints.some(isEither))
    ? parcel.legs.map(legWithLastSteps)
    : parcel.legs;
  if (parcel.status !== 'pickup') return legs === parcel.legs ? parcel : { ...parcel, legs };
  const [newest] = historyOf({ legs });
  // What the provider says of the event by itself comes before its words.
  const said = newest?.status === 'outfordelivery' || newest?.status === 'readytocollect';
  return { ...parcel, legs, status: said ? newest.status : readLastStep('pickup', newest?.text ?? null) };
}

function legWithLastSteps(leg: Leg): Leg {
  const checkpoints = leg.checkpoints.map((event) =>
    isEither(event) ? { ...event, status: readLastStep('pickup', event.text) } : event,
  );
  return { ...leg, checkpoints };
}

function isEither({ status }: Checkpoint): boolean {
  return status === 'pickup';
}
