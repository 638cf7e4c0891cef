import { createHash } from 'node:crypto';
import { type Checkpoint, historyOf, normalise, type Parcel, type ParcelKey } from './parcel.ts';
import type { Status } from './status.ts';
import type { UsualDays } from './transit-estimate.ts';

/** What the followers of a parcel already know. Small on purpose: there is one of these for every parcel. */
export interface Told {
  readonly status: Status;
  readonly detail: string | null;
  /** {@link fingerprintOf} the parcel: equal fingerprints mean that nothing at all needs a closer look. */
  readonly fingerprint: string;
  /** The events already told, {@link MARK_LENGTH} characters each. */
  readonly marks: string;
  readonly checkedAt: number | null;
}

/** Something that really happened, in the form in which it is stored until every channel has heard of it. */
export interface Change {
  readonly parcel: ParcelKey;
  /** As stored with the service; not every channel may see it. */
  readonly title: string | null;
  readonly from: Status;
  readonly to: Status;
  /** What it was in between and nobody has been told of, such as out for delivery; in order. */
  readonly passed: readonly Status[];
  readonly detail: string | null;
  /** Events nobody has been told of, oldest first. May be empty: a status can change without one. */
  readonly news: readonly Checkpoint[];
  readonly daysInTransit: number | null;
  readonly website: string | null;
  /** When the provider last asked the courier, Unix milliseconds. */
  readonly checkedAt: number | null;
  /** Countries as the provider names them. */
  readonly route: { readonly from: string; readonly to: string } | null;
  /** Where nothing happened, and that is the news. */
  readonly silence: Silence | null;
}

/** A parcel without news for so many days, or on its way for longer than nine of ten on its route. */
export interface Silence {
  readonly kind: 'no-news' | 'slow';
  readonly days: number;
  readonly usual: UsualDays | null;
}

const HALF_MARK = 5;
const MARK_LENGTH = 2 * HALF_MARK;
/** How many events that a courier no longer lists stay remembered. */
const MOST_FORGOTTEN_MARKS = 100;

/** What the followers know once they have been shown this parcel. */
export function toldOf(parcel: Parcel): Told {
  return {
    status: parcel.status,
    detail: parcel.detail,
    fingerprint: fingerprintOf(parcel),
    marks: historyOf(parcel).map(markOf).join(''),
    checkedAt: parcel.checkedAt,
  };
}

/**
 * What the followers know after an update. Marks are only ever added: a courier that drops part of its history and
 * brings it back later must not have it told twice.
 */
export function toldAfter(previous: Told, parcel: Parcel): Told {
  const now = toldOf(parcel);
  const kept = marksIn(previous.marks).filter((mark) => !now.marks.includes(mark));
  const sameStatus = previous.status === now.status;
  return {
    ...now,
    detail: now.detail ?? (sameStatus ? previous.detail : null),
    marks: now.marks + kept.slice(0, MOST_FORGOTTEN_MARKS).join(''),
  };
}

/** One hash over everything that can matter, and nothing that moves by itself. Order does not matter. */
export function fingerprintOf(parcel: Parcel): string {
  const events = new Set<string>();
  for (const { checkpoints } of parcel.legs) {
    for (const { at, text, place } of checkpoints)
      events.add(`${at}|${normalise(text)}|${place === null ? '' : normalise(place)}`);
  }
  return hash([parcel.status, parcel.detail, ...[...events].sort()].join('\n'), 16);
}

/**
 * Compares what is known with what is there now; null where nothing happened that is worth a message.
 *
 * An event counts as new when its time holds more events than were told for that time: so a text that a courier
 * edits later is not news, while a second event within the same second, or one filed late, is.
 * A snapshot older than the known one is ignored: two readers may finish in the other order.
 */
export function compare(told: Told, parcel: Parcel): Change | null {
  if (isOlder(parcel.checkedAt, told.checkedAt) || told.fingerprint === fingerprintOf(parcel)) return null;
  const news = newsIn(told.marks, parcel);
  const detailChanged = parcel.detail !== null && parcel.detail !== told.detail;
  if (news.length === 0 && told.status === parcel.status && !detailChanged) return null;
  return {
    parcel: parcel.key,
    title: parcel.title,
    from: told.status,
    to: parcel.status,
    passed: steps(told.status, newsStatuses(news), parcel.status),
    detail: parcel.detail,
    news,
    daysInTransit: parcel.daysInTransit,
    website: websiteOf(parcel),
    checkedAt: parcel.checkedAt,
    route: parcel.from && parcel.to ? { from: parcel.from, to: parcel.to } : null,
    silence: null,
  };
}

/** Changes of one parcel, oldest first, as one. */
export function foldChanges(changes: readonly [Change, ...Change[]]): Change {
  const [first, ...later] = changes;
  return later.reduce(
    (sum, next) => ({
      ...next,
      from: sum.from,
      passed: steps(sum.from, [...sum.passed, sum.to, ...next.passed], next.to),
      news: [...sum.news, ...next.news],
    }),
    first,
  );
}

/** Worth naming on the way; that a parcel is in transit goes without saying. */
const REMARKABLE: readonly Status[] = ['pickup', 'undelivered', 'exception', 'delivered'];

function newsStatuses(news: readonly Checkpoint[]): Status[] {
  return news.flatMap(({ status }) => status ?? []);
}

function steps(from: Status, between: readonly Status[], to: Status): readonly Status[] {
  const path = [from, ...between.filter((status) => REMARKABLE.includes(status))];
  const distinct = path.filter((status, index) => status !== path[index - 1]).slice(1);
  return distinct.at(-1) === to ? distinct.slice(0, -1) : distinct;
}

/** True when the first moment is known to lie before the second. */
export function isOlder(candidate: number | null, known: number | null): boolean {
  return candidate !== null && known !== null && candidate < known;
}

/** Where a person can look for themselves: the courier that has the parcel now. */
export function websiteOf(parcel: Pick<Parcel, 'legs'>): string | null {
  return [...parcel.legs].reverse().find((leg) => leg.website !== null)?.website ?? null;
}

function newsIn(marks: string, parcel: Parcel): readonly Checkpoint[] {
  const told = marksIn(marks);
  return [...groupByTime(historyOf(parcel))]
    .flatMap(([time, events]) => {
      const toldThen = told.filter((mark) => mark.startsWith(time));
      const unheard = events.filter((event) => !toldThen.includes(markOf(event)));
      return unheard.slice(0, Math.max(0, events.length - toldThen.length));
    })
    .reverse();
}

function marksIn(marks: string): string[] {
  return marks.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')) ?? [];
}

function groupByTime(events: readonly Checkpoint[]): Map<string, Checkpoint[]> {
  const groups = new Map<string, Checkpoint[]>();
  for (const event of events) {
    const time = hash(event.at, HALF_MARK);
    groups.set(time, [...(groups.get(time) ?? []), event]);
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
