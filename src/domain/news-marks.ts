import { createHash } from 'node:crypto';
import type { Change, Silence } from './change.ts';
import { marksOf } from './fingerprint.ts';
import type { Status } from './status.ts';

const MARK_LENGTH = 12;
const DIGEST_LENGTH = 16;

/**
 * What tells each piece of news from any other, whatever else is told with it, least telling first: the detail, the
 * events, the status it leads to; or the silence alone. Twelve characters each.
 */
export function newsMarks({ parcel, to, detail, news, silence }: Change): readonly string[] {
  const { number } = parcel;
  if (silence) return [mark(number, 'silence', silence.kind, beginningOf(silence))];
  return [
    ...(detail === null ? [] : [mark(number, 'detail', to, detail)]),
    ...news.map((event) => mark(number, 'event', marksOf([event]))),
    statusMark(number, to),
  ];
}

/** The same for the same news, and for no other of this parcel: sixteen characters. */
export function newsDigest(change: Change): string {
  const { from, to, detail } = change;
  return hash([from, to, detail ?? '', ...newsMarks(change)], DIGEST_LENGTH);
}

function beginningOf(silence: Silence): string {
  return silence.kind === 'gone' ? String(silence.since) : (silence.after ?? '');
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
