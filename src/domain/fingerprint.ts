import { createHash } from 'node:crypto';
import { type Checkpoint, normalise, type Parcel } from './parcel.ts';

const HALF_MARK = 5;
const MARK_LENGTH = 2 * HALF_MARK;
const FINGERPRINT_LENGTH = 16;
/** How many events that a courier no longer lists stay remembered. */
const MOST_FORGOTTEN_MARKS = 100;

/** One hash over everything that can matter, and nothing that moves by itself. Order does not matter. */
export function fingerprintOf(parcel: Pick<Parcel, 'status' | 'detail' | 'legs'>): string {
  // A parcel of which nobody knows more than an older version did must not look as if that version had seen it.
  return printOf(parcel, parcel.status === 'pickup' ? 'either' : parcel.status);
}

/** What an older version made of a parcel on its last step: it had one name for being out for delivery and ready to collect. */
export function formerFingerprintOf(parcel: Pick<Parcel, 'status' | 'detail' | 'legs'>): string {
  return printOf(parcel, 'pickup');
}

function printOf({ detail, legs }: Pick<Parcel, 'detail' | 'legs'>, status: string): string {
  const events = new Set<string>();
  for (const { checkpoints } of legs) {
    for (const { at, text, place } of checkpoints)
      events.add(`${at}|${normalise(text)}|${place === null ? '' : normalise(place)}`);
  }
  return hash([status, detail, ...[...events].sort()].join('\n'), FINGERPRINT_LENGTH);
}

/** The events, ten characters each: five for the time and five for what happened then. */
export function marksOf(events: readonly Checkpoint[]): string {
  return events.map(markOf).join('');
}

/**
 * The marks of today's events, and of those known before. Marks are only ever added: a courier that drops part of its
 * history and brings it back later must not have it told twice.
 */
export function addMarks(known: string, today: string): string {
  const listed = new Set(marksIn(today));
  const forgotten = marksIn(known).filter((mark) => !listed.has(mark));
  return today + forgotten.slice(0, MOST_FORGOTTEN_MARKS).join('');
}

/**
 * The events that are not known, in the order given. An event counts as new when its time holds more events than were
 * known for that time: so a text that a courier edits later is not news, while a second event within the same second,
 * or one filed late, is.
 */
export function unmarked(known: string, events: readonly Checkpoint[]): readonly Checkpoint[] {
  const marks = grouped(marksIn(known), (mark) => mark.slice(0, HALF_MARK));
  return [...grouped(events, ({ at }) => hash(at, HALF_MARK))].flatMap(([time, then]) => {
    const knownThen = marks.get(time) ?? [];
    const heard = new Set(knownThen);
    const unheard = then.filter((event) => !heard.has(markOf(event)));
    return unheard.slice(0, Math.max(0, then.length - knownThen.length));
  });
}

function marksIn(marks: string): string[] {
  return marks.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')) ?? [];
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

function markOf(event: Checkpoint): string {
  return (
    hash(event.at, HALF_MARK) + hash(`${normalise(event.text)}|${normalise(event.place ?? '')}`, HALF_MARK)
  );
}

function hash(text: string, length: number): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, length);
}
