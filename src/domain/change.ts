import type { ByHand } from './by-hand.ts';
import { addMarks, fingerprintOf, formerFingerprintOf, marksOf, unmarked } from './fingerprint.ts';
import { type Checkpoint, historyOf, type Parcel, type ParcelKey } from './parcel.ts';
import { isLastStep, LAST_STEPS, type Status } from './status.ts';
import type { UsualDays } from './transit-estimate.ts';

/** What the followers of a parcel already know. Small on purpose: there is one of these for every parcel. */
export interface Told {
  readonly status: Status;
  readonly detail: string | null;
  /** {@link fingerprintOf} the parcel: equal fingerprints mean that nothing at all needs a closer look. */
  readonly fingerprint: string;
  /** The events already told, as {@link marksOf} gives them. */
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
  /** When the bot saw it, Unix milliseconds; null where an older version did. */
  readonly seenAt: number | null;
  /** Countries as the provider names them. */
  readonly route: { readonly from: string; readonly to: string } | null;
  /** Where nothing happened, and that is the news. */
  readonly silence: Silence | null;
  /** Who set the status it leads to, where it is not the courier who says so. */
  readonly byHand?: ByHand | null;
}

export type Silence = Standstill | Absence;

/** It is not in the tracking account any more, so nothing can happen. */
export interface Absence {
  readonly kind: 'gone';
  /** When that was noticed, Unix milliseconds. */
  readonly since: number;
  /** The carrier under which the account has the number instead; null for none. */
  readonly instead: string | null;
}

/**
 * A parcel without news for so many days, or on its way for longer than nine of ten on its route, or one of which the courier
 * has never heard, so many days after it was added.
 */
export interface Standstill {
  readonly kind: 'no-news' | 'slow' | 'unheard';
  readonly days: number;
  /** The time of the event since which nothing has come, as the courier gives it; null for none. */
  readonly after: string | null;
  readonly usual: UsualDays | null;
}

/** What is known of a parcel once a snapshot has been seen. */
export interface Advance {
  readonly told: Told;
  /** Null where nothing happened that is worth a message. */
  readonly change: Change | null;
}

/** What the followers know once they have been shown this parcel. */
export function toldOf(parcel: Parcel): Told {
  return toldWith(parcel, fingerprintOf(parcel));
}

/**
 * What a fresh snapshot makes of what is known; null where nothing needs to be written. That is so for a snapshot older
 * than the known one as well: two readers may finish in the other order. `now` is in Unix milliseconds.
 */
export function advance(known: Told, parcel: Parcel, now: number): Advance | null {
  if (isOlder(parcel.checkedAt, known.checkedAt) || isAddedAnew(known, parcel)) return null;
  const isFirstCheck = known.checkedAt === null && parcel.checkedAt !== null;
  const fingerprint = fingerprintOf(parcel);
  const isSame = fingerprint === known.fingerprint;
  if (isSame && !isFirstCheck) return null;
  const today = toldWith(parcel, fingerprint);
  const told = {
    ...today,
    detail: today.detail ?? (known.status === today.status ? known.detail : null),
    marks: addMarks(known.marks, today.marks),
  };
  return { told, change: isSame ? null : changeBetween(known, parcel, now) };
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
      byHand: next.byHand ?? (sum.to === next.to ? (sum.byHand ?? null) : null),
    }),
    first,
  );
}

/** Where a person can look for themselves: the courier that has the parcel now. */
export function websiteOf(parcel: Pick<Parcel, 'legs'>): string | null {
  return [...parcel.legs].reverse().find((leg) => leg.website !== null)?.website ?? null;
}

function toldWith(parcel: Parcel, fingerprint: string): Told {
  const { status, detail, checkedAt } = parcel;
  return { status, detail, fingerprint, marks: marksOf(historyOf(parcel)), checkedAt };
}

function changeBetween(known: Told, parcel: Parcel, now: number): Change | null {
  const news = [...unmarked(known.marks, historyOf(parcel))].reverse();
  if (news.length === 0 && isOnlyRenamed(known, parcel)) return null;
  const isDetailNew = parcel.detail !== null && parcel.detail !== known.detail;
  if (news.length === 0 && known.status === parcel.status && !isDetailNew) return null;
  const between = news.flatMap(({ status }) => status ?? []);
  return {
    parcel: parcel.key,
    title: parcel.title,
    from: known.status,
    to: parcel.status,
    passed: steps(known.status, between, parcel.status),
    detail: parcel.detail,
    news,
    daysInTransit: parcel.daysInTransit,
    website: websiteOf(parcel),
    checkedAt: parcel.checkedAt,
    seenAt: now,
    route: parcel.from && parcel.to ? { from: parcel.from, to: parcel.to } : null,
    silence: null,
  };
}

/** Worth naming on the way; that a parcel is in transit goes without saying. */
const REMARKABLE: readonly Status[] = [...LAST_STEPS, 'undelivered', 'exception', 'delivered'];

function steps(from: Status, between: readonly Status[], to: Status): readonly Status[] {
  const path = [from, ...between.filter((status) => REMARKABLE.includes(status))];
  const distinct = path.filter((status, index) => status !== path[index - 1]).slice(1);
  return distinct.at(-1) === to ? distinct.slice(0, -1) : distinct;
}

/** It was known by an older version, which had one name for both last steps: nothing has happened. */
function isOnlyRenamed(known: Told, parcel: Parcel): boolean {
  return (
    isLastStep(known.status) &&
    isLastStep(parcel.status) &&
    known.fingerprint === formerFingerprintOf({ ...parcel, detail: known.detail })
  );
}

/** It was tracked before, and the courier has not been asked since it was added again: that is no step back. */
function isAddedAnew(known: Told, { status, checkedAt }: Parcel): boolean {
  return status === 'pending' && checkedAt === null && known.checkedAt !== null;
}

/** True when the first moment is known to lie before the second. */
function isOlder(candidate: number | null, known: number | null): boolean {
  return candidate !== null && known !== null && candidate < known;
}
