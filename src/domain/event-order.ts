import { numericDates } from './numeric-date.ts';

interface Dated {
  /** As the courier wrote it. */
  readonly at: string;
}

/** As most couriers' times come; there are thousands of them in a sweep. */
const USUAL = /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/;

/**
 * `YYYY-MM-DD HH:MM:SS`, to be compared as text, for the time that a courier wrote in whatever order; null where there is
 * none, and where the day may be one of two.
 */
export function comparableTime(at: string): string | null {
  const [usual, seconds] = USUAL.exec(at) ?? [];
  if (usual !== undefined) return seconds === undefined ? `${at}:00` : at;
  // A day without its year is of any year.
  if (!/\d{4}/.test(at)) return null;
  const [reading, ...more] = numericDates(at.trim(), 0) ?? [];
  return reading && more.length === 0 ? `${reading.day} ${reading.time ?? '00:00:00'}` : null;
}

/**
 * All events of the legs, newest first. One whose time cannot be compared stays where its courier has it: behind the event
 * before it; a leg of such events alone stays where the leg is in the journey.
 */
export function newestFirst<E extends Dated>(
  legs: readonly { readonly checkpoints: readonly E[] }[],
): readonly E[] {
  const timed = legs.map(({ checkpoints }, index) =>
    timedEvents(checkpoints, index === 0 ? EARLIEST : LATEST),
  );
  return timed
    .reverse()
    .flat()
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
    .map(({ event }) => event);
}

const EARLIEST = '';
const LATEST = '~';

interface Timed<E> {
  readonly event: E;
  readonly time: string;
}

function timedEvents<E extends Dated>(checkpoints: readonly E[], withoutAny: string): readonly Timed<E>[] {
  const times = checkpoints.map(({ at }) => comparableTime(at));
  let time = times.find((each) => each !== null) ?? withoutAny;
  return checkpoints.map((event, index) => {
    time = times[index] ?? time;
    return { event, time };
  });
}
