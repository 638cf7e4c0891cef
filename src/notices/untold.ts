import { batchName } from '../domain/batch-name.ts';
import { type Change, foldChanges } from '../domain/change.ts';
import type { Batch, Sighting } from '../domain/delivery.ts';
import type { Judged } from '../domain/judge.ts';
import {
  cardMark,
  eventsToldTogether,
  isTold,
  newsClues,
  newsMarks,
  withoutTold,
} from '../domain/news-marks.ts';
import { parcelId } from '../domain/parcel.ts';

/** What a message that tells this is to be found by, whatever is told with it another time. */
export function marksOn(wanted: readonly Judged[]): readonly string[] {
  return [...new Set(toldTogether(wanted).flatMap(({ change }) => newsMarks(change)))];
}

/**
 * What a search is to look for where the outbox may have forgotten what was posted: any message that told some of it, or
 * the first so many of the same deliveries, before more came to wait.
 */
export function cluesFor(
  { ids }: Batch,
  wanted: readonly Judged[],
  waiting: readonly Change[],
): readonly string[] {
  const shorter = ids.slice(1).map((_, index) => batchName(ids.slice(0, index + 1)));
  const marks = toldTogether(wanted).flatMap(({ change }) => [...newsClues(change), cardMark(change.parcel)]);
  return [...new Set([...shorter, ...marks, ...waiting.flatMap(newsClues)])];
}

/** What was found of the cards of these parcels, and of their news. */
export function sorted(seen: readonly Sighting[], wanted: readonly Judged[]) {
  const parcels = new Map(wanted.map(({ delivery: { change } }) => [cardMark(change.parcel), change.parcel]));
  const cards = seen.flatMap(({ clue, messageId }) => {
    const parcel = parcels.get(clue);
    return parcel ? [{ parcel, messageId }] : [];
  });
  return { cards, news: seen.filter(({ clue }) => !parcels.has(clue)) };
}

/**
 * What is left of it once these messages were found, which are in the order in which they were posted. They may have told
 * it with more, of which some waits behind it again: `waiting` is all that waits of each parcel, told as one.
 */
export function stillUntold(
  { ids }: Batch,
  wanted: readonly Judged[],
  seen: readonly Sighting[],
  waiting: readonly Change[],
): readonly Judged[] {
  if (seen.length === 0) return wanted;
  const found = seen.map(({ clue }) => clue);
  const all = [...toldTogether(wanted).map(({ change }) => change), ...waiting];
  const together = all.flatMap((change) => eventsToldTogether(change, found));
  const clues = [...found, ...together];
  const first = ids.findLastIndex((_, index) => clues.includes(batchName(ids.slice(0, index + 1))));
  const told = new Set(ids.slice(0, first + 1));
  const open = wanted.filter(({ delivery }) => !told.has(delivery.id));
  const left = new Set(
    toldTogether(open).flatMap(({ change, parts }) =>
      isTold(change, clues) || isTakenUp(change, waiting, clues) ? [] : parts,
    ),
  );
  return open.filter((each) => left.has(each)).map((each) => reduced(each, clues));
}

/** Whether its events were told, and where the parcel stands is told by what waits behind it. */
function isTakenUp(change: Change, waiting: readonly Change[], clues: readonly string[]): boolean {
  if (change.silence || change.news.length === 0 || withoutTold(change, clues).news.length > 0) return false;
  const id = parcelId(change.parcel);
  const whole = waiting.find(({ parcel }) => parcelId(parcel) === id);
  return whole !== undefined && (whole.news.length > change.news.length || whole.to !== change.to);
}

function reduced(judged: Judged, clues: readonly string[]): Judged {
  const { delivery } = judged;
  return { ...judged, delivery: { ...delivery, change: withoutTold(delivery.change, clues) } };
}

interface Told {
  readonly change: Change;
  readonly parts: readonly Judged[];
}

/** A message tells the changes of one parcel as one; that nothing happened is a change of its own. */
function toldTogether(wanted: readonly Judged[]): readonly Told[] {
  const groups = new Map<string, [Judged, ...Judged[]]>();
  for (const each of wanted) {
    const { id, change } = each.delivery;
    const key = change.silence ? id : parcelId(change.parcel);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map(([first, ...others]) => ({
    change: foldChanges([first.delivery.change, ...others.map(({ delivery }) => delivery.change)]),
    parts: [first, ...others],
  }));
}
