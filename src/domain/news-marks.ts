import { createHash } from 'node:crypto';
import type { Change, Silence } from './change.ts';
import { marksOf } from './fingerprint.ts';
import type { Checkpoint, ParcelKey } from './parcel.ts';
import { isLastStep, STATUSES, type Status } from './status.ts';

const MARK_LENGTH = 12;
const DIGEST_LENGTH = 16;
/** A courier that lists more at once has each looked for by itself. */
const MOST_IN_RUN = 50;

/**
 * What tells each piece of news from any other, whatever else is told with it, least telling first: each event, the
 * detail, all events as one, the status it leads to; or the silence alone. Twelve characters each.
 */
export function newsMarks(change: Change): readonly string[] {
  const { parcel, to, detail, news, silence } = change;
  const { number } = parcel;
  if (silence) return [silenceMark(number, silence)];
  return [
    ...news.map((event) => eventMark(number, event)),
    ...(detail === null ? [] : [detailMark(number, to, detail)]),
    // With little room this stands for all of them.
    ...(news.length > 1 ? [runMark(number, news)] : []),
    statusMark(number, to),
  ];
}

/** Each event of those that were told one after the other in messages with these marks. */
export function eventsToldTogether(change: Change, seen: readonly string[]): readonly string[] {
  const { number } = change.parcel;
  return runsIn(change)
    .filter((run) => seen.includes(runMark(number, run)))
    .flatMap((run) => run.map((event) => eventMark(number, event)));
}

/** Whether messages with these marks, in the order in which they were posted, have told all of it. */
export function isTold(change: Change, seen: readonly string[]): boolean {
  const { parcel, to, detail, silence } = change;
  const { number } = parcel;
  if (silence) return newsMarks(change).every((each) => seen.includes(each));
  // It may have come back to a status that it had before.
  const ofParcel = new Set(STATUSES.map((status) => statusMark(number, status)));
  const lastTold = seen.findLast((each) => ofParcel.has(each));
  // An older version told both last steps by their one name.
  const isStatusTold =
    lastTold === statusMark(number, to) || (isLastStep(to) && lastTold === statusMark(number, 'pickup'));
  const isDetailTold = detail === null || seen.includes(detailMark(number, to, detail));
  return isStatusTold && isDetailTold && withoutTold(change, seen).news.length === 0;
}

/** Without the events that they have told. */
export function withoutTold(change: Change, seen: readonly string[]): Change {
  const { number } = change.parcel;
  return { ...change, news: change.news.filter((event) => !seen.includes(eventMark(number, event))) };
}

/** What the message bears that shows where a parcel stands. */
export function cardMark({ number }: ParcelKey): string {
  return mark(number, 'card');
}

/** All by which a search may find messages that have told some of it. */
export function newsClues(change: Change): readonly string[] {
  const { number } = change.parcel;
  const runs = runsIn(change).map((run) => runMark(number, run));
  return [...newsMarks(change), ...runs, ...STATUSES.map((status) => statusMark(number, status))];
}

/** All that may have been told as one: two events or more that followed each other. */
function runsIn({ news }: Change): readonly (readonly Checkpoint[])[] {
  if (news.length > MOST_IN_RUN) return [];
  return news.flatMap((_, from) =>
    Array.from({ length: Math.max(0, news.length - from - 1) }, (_, more) =>
      news.slice(from, from + more + 2),
    ),
  );
}

/** The same for the same news, and for no other of this parcel: sixteen characters. */
export function newsDigest(change: Change): string {
  const { parcel, from, to, detail, news, silence } = change;
  const { number } = parcel;
  const told = silence
    ? [silenceMark(number, silence)]
    : [
        ...(detail === null ? [] : [detailMark(number, to, detail)]),
        ...news.map((event) => eventMark(number, event)),
        statusMark(number, to),
      ];
  return hash([from, to, detail ?? '', ...told], DIGEST_LENGTH);
}

function beginningOf(silence: Silence): string {
  return silence.kind === 'gone' ? String(silence.since) : (silence.after ?? '');
}

function silenceMark(number: string, silence: Silence): string {
  return mark(number, 'silence', silence.kind, beginningOf(silence));
}

function runMark(number: string, events: readonly Checkpoint[]): string {
  return mark(number, 'events', marksOf(events));
}

function eventMark(number: string, event: Checkpoint): string {
  return mark(number, 'event', marksOf([event]));
}

function detailMark(number: string, status: Status, detail: string): string {
  return mark(number, 'detail', status, detail);
}

function statusMark(number: string, status: Status): string {
  return mark(number, 'status', status);
}

function mark(...parts: readonly string[]): string {
  return hash(parts, MARK_LENGTH);
}

function hash(parts: readonly string[], length: number): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, length);
}
