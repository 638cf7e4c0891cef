import { expect, it } from 'vitest';
import { dueDigest } from '../../src/domain/due-digest.ts';
import { localTime } from '../../src/domain/quiet-hours.ts';

const MINUTE_MS = 60_000;
const DAY_MIN = 24 * 60;

it.each<[what: string, zone: string, start: string, left?: (minute: number) => boolean]>([
  ['an ordinary day', 'UTC', '2026-11-24T00:00:00Z'],
  ['a day far east', 'Pacific/Kiritimati', '2026-11-24T00:00:00Z'],
  ['a day off the hours', 'Asia/Kathmandu', '2026-11-24T00:00:00Z'],
  ['the day that summer time begins', 'Europe/London', '2026-03-28T12:00:00Z', (at) => at >= 60 && at < 120],
  ['the day that summer time ends', 'Europe/London', '2026-10-24T12:00:00Z'],
])('is due once for every day, at every minute of %s', (_, zone, start, left = () => false) => {
  for (let digest = 0; digest < DAY_MIN; digest += 1) {
    const days = new Map<string, number>();
    // Looked for every five minutes for two days, a little later each time.
    for (let minutes = 0; minutes < 2 * DAY_MIN; minutes += 5) {
      const now = Date.parse(start) + minutes * MINUTE_MS + digest;
      const due = dueDigest({ digest, zone }, now);
      if (due && !days.has(due.day)) days.set(due.day, now);
    }
    expect([digest, days.size]).toEqual([digest, expect.toSatisfy((count) => count === 2 || count === 3)]);
    const [, at = 0] = [...days.values()];
    const { minute } = localTime(at, zone);
    const late = (minute - digest + DAY_MIN) % DAY_MIN;
    // A time that the clocks leave out is made up for when they have been put on.
    expect([digest, late]).toEqual([digest, expect.toSatisfy((min) => min < (left(digest) ? 65 : 5))]);
  }
});

it('is no more due after a quarter of a day', () => {
  const noon = Date.parse('2026-11-24T12:00:00Z');
  expect(dueDigest({ digest: 6 * 60, zone: 'UTC' }, noon)).toMatchObject({ day: '2026-11-24' });
  expect(dueDigest({ digest: 6 * 60 - 1, zone: 'UTC' }, noon)).toBeNull();
  expect(dueDigest({ digest: null, zone: 'UTC' }, noon)).toBeNull();
});
