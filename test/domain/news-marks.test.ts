import { describe, expect, it } from 'vitest';
import { batchName } from '../../src/domain/batch-name.ts';
import { advance, toldOf } from '../../src/domain/change.ts';
import {
  eventsToldTogether,
  isTold,
  newsDigest,
  newsMarks,
  withoutTold,
} from '../../src/domain/news-marks.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import { silentChange } from '../../src/domain/silence.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const out = checkpoint('2026-11-24 08:22', 'Out for delivery');
const there = checkpoint('2026-11-24 10:05', 'Delivered');

function changeTo(more: Partial<Parcel>) {
  const change = advance(toldOf(parcel()), parcel(more), NOW)?.change;
  if (!change) throw new Error('Nothing has changed.');
  return change;
}

describe('what tells news from other news', () => {
  it('is the same whenever the same news is found, and another for any other', () => {
    const pickup = { status: 'pickup', legs: [leg([out])] } as const;
    const digest = newsDigest(changeTo(pickup));
    expect(newsDigest({ ...changeTo({ ...pickup, daysInTransit: 9 }), seenAt: 0, title: 'Lamp' })).toBe(
      digest,
    );
    const others = [
      changeTo({ ...pickup, detail: 'at the neighbour' }),
      changeTo({ ...pickup, legs: [leg([{ ...out, text: 'At the shop' }])] }),
      changeTo({ ...pickup, status: 'exception' }),
      { ...changeTo(pickup), from: 'exception' as const },
      changeTo({ status: 'delivered', legs: [leg([there, out])] }),
    ];
    const all = [digest, ...others.map(newsDigest)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('is the silence itself, not how many days it has lasted', () => {
    const silence = { kind: 'no-news', days: 3, after: '2026-11-20 08:00', usual: null } as const;
    const digestOf = (more: Partial<typeof silence> | { after: string; kind?: 'slow' }) =>
      newsDigest(silentChange(parcel(), { ...silence, ...more }, NOW));
    expect(digestOf({ days: 3 })).toBe(newsDigest(silentChange(parcel(), { ...silence, days: 4 }, NOW)));
    const all = [
      digestOf({}),
      digestOf({ after: '2026-11-21 08:00' }),
      digestOf({ ...silence, kind: 'slow' }),
    ];
    expect(new Set(all).size).toBe(3);
  });

  it('marks each event and the status, whatever else is told with them', () => {
    const one = newsMarks(changeTo({ status: 'pickup', legs: [leg([out])] }));
    const both = newsMarks(changeTo({ status: 'delivered', legs: [leg([there, out])] }));
    expect(both).toHaveLength(4);
    expect(both.filter((mark) => one.includes(mark))).toHaveLength(1);
  });

  it('marks several events as one as well, which is found whatever is told before or after them', () => {
    const events = ['06:00', '07:00', '08:00', '09:00'].map((time) => checkpoint(`2026-11-24 ${time}`, time));
    const tell = (from: number, to: number) =>
      changeTo({ status: 'pickup', detail: 'at the shop', legs: [leg(events.slice(from, to).reverse())] });
    // As many as the message of a parcel has room for on Discord.
    const seen = newsMarks(tell(1, 4)).slice(-3);
    const again = changeTo({ status: 'delivered', legs: [leg([there, ...[...events].reverse()])] });
    const known = [...seen, ...eventsToldTogether(again, seen)];
    expect(withoutTold(again, known).news.map(({ text }) => text)).toEqual(['06:00', 'Delivered']);
    expect(isTold(tell(1, 4), [...seen, ...eventsToldTogether(tell(1, 4), seen)])).toBe(true);
    expect(eventsToldTogether(again, newsMarks(tell(0, 1)))).toEqual([]);
  });
});

describe('the name of a message', () => {
  it('is made of all that it tells', () => {
    const names = [['a'], ['a', 'b'], ['a', 'c'], ['b', 'a'], ['ab']].map(batchName);
    expect(new Set(names).size).toBe(names.length);
  });
});
