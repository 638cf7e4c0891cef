import { describe, expect, it } from 'vitest';
import { advance, foldChanges, type Told, toldOf } from '../../src/domain/change.ts';
import { fingerprintOf, formerFingerprintOf } from '../../src/domain/fingerprint.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';

const collected = checkpoint('2026-11-09 19:40', 'Collected', 'Hangzhou');
const arrived = checkpoint('2026-11-10 08:00', 'Arrived at sorting centre', 'Hangzhou');
const left = checkpoint('2026-11-10 12:00', 'Departed', 'Hangzhou');
const before = parcel({ legs: [leg([arrived, collected])] });
const told = toldOf(before);
const NOW = Date.parse('2026-11-24T12:00:00Z');

function compare(known: Told, after: Parcel) {
  return advance(known, after, NOW)?.change ?? null;
}

describe('what is a change', () => {
  it('is a new event', () => {
    const change = compare(told, parcel({ legs: [leg([left, arrived, collected])] }));
    expect(change).toMatchObject({ from: 'transit', to: 'transit', news: [left] });
  });

  it('is another status, with or without an event', () => {
    expect(compare(told, { ...before, status: 'exception' })).toMatchObject({
      from: 'transit',
      to: 'exception',
      news: [],
    });
  });

  it('tells two events that arrive together as one change, the older first', () => {
    const delivered = checkpoint('2026-11-11 15:09', 'Signed for', 'Suzhou');
    const change = compare(
      told,
      parcel({ status: 'delivered', legs: [leg([delivered, left, arrived, collected])] }),
    );
    expect(change?.news).toEqual([left, delivered]);
  });

  it('tells an event that is filed late', () => {
    const late = checkpoint('2026-11-09 23:00', 'Departed from collection point');
    expect(compare(told, parcel({ legs: [leg([arrived, late, collected])] }))?.news).toEqual([late]);
  });

  it('tells a second event of the same second', () => {
    const twin = checkpoint(arrived.at, 'Weighed');
    expect(compare(told, parcel({ legs: [leg([twin, arrived, collected])] }))?.news).toEqual([twin]);
  });

  it('says from its history that a parcel was out for delivery before it was delivered', () => {
    const out = { ...checkpoint('2026-11-11 08:22', 'With the courier'), status: 'pickup' as const };
    const signed = { ...checkpoint('2026-11-11 15:09', 'Signed for'), status: 'delivered' as const };
    const jumped = parcel({ status: 'delivered', legs: [leg([signed, out, arrived, collected])] });
    expect(compare(told, jumped)).toMatchObject({ from: 'transit', passed: ['pickup'], to: 'delivered' });
  });

  it('is, for several that are told together, one from the first to the last', () => {
    const first = compare(told, { ...before, status: 'pickup' });
    const second = compare(toldOf({ ...before, status: 'pickup' }), {
      ...before,
      status: 'exception',
      legs: [leg([left, arrived, collected])],
    });
    if (!first || !second) throw new Error('Both are changes.');
    expect(foldChanges([first, second])).toMatchObject({
      from: 'transit',
      passed: ['pickup'],
      to: 'exception',
      news: [left],
    });
  });

  it('is the move from out for delivery to ready to collect, with an event or without', () => {
    const out = { ...before, status: 'outfordelivery' as const };
    const ready = { ...before, status: 'readytocollect' as const };
    expect(compare(toldOf(out), ready)).toMatchObject({ from: 'outfordelivery', to: 'readytocollect' });
    expect(compare(toldOf(ready), out)).toMatchObject({ from: 'readytocollect', to: 'outfordelivery' });
    const either = { ...before, status: 'pickup' as const };
    expect(compare(toldOf(either), ready)).toMatchObject({ from: 'pickup', to: 'readytocollect' });
  });

  it.each(['outfordelivery', 'readytocollect', 'pickup'] as const)(
    'is not that an older version had one name for what is %s',
    (status) => {
      const known = { ...toldOf({ ...before, status: 'pickup' }), fingerprint: formerFingerprintOf(before) };
      const after = advance(known, { ...before, status, detail: null }, NOW);
      expect(after?.change).toBeNull();
      expect(after?.told).toMatchObject({ status, fingerprint: fingerprintOf({ ...before, status }) });
      const news = compare(known, { ...before, status, legs: [leg([left, arrived, collected])] });
      expect(news?.news).toEqual([left]);
    },
  );

  it('is a delivered parcel that moves again', () => {
    const delivered = { ...before, status: 'delivered' as const };
    const back = { ...delivered, status: 'exception' as const, legs: [leg([left, arrived, collected])] };
    expect(compare(toldOf(delivered), back)).toMatchObject({
      from: 'delivered',
      to: 'exception',
      news: [left],
    });
  });
});

describe('what is none', () => {
  it.each([
    ['the service asked again and found nothing', { ...before, checkedAt: (before.checkedAt ?? 0) + 60_000 }],
    ['the history comes in another order', parcel({ legs: [leg([collected, arrived])] })],
    [
      'casing and white space differ',
      parcel({ legs: [leg([{ ...arrived, text: 'ARRIVED  at sorting centre ' }, collected])] }),
    ],
    [
      'a text is edited afterwards',
      parcel({ legs: [leg([{ ...arrived, text: 'Arrived at the Hangzhou hub' }, collected])] }),
    ],
    ['the courier drops part of its history', parcel({ legs: [leg([arrived])] })],
    [
      'both couriers tell the same event',
      parcel({ legs: [leg([arrived, collected]), leg([arrived], { role: 'destination' })] }),
    ],
    ['the counts of days move', { ...before, daysInTransit: 9, daysWithoutNews: 7 }],
  ])('%s', (_, after) => {
    expect(compare(told, after)).toBeNull();
  });

  it('a signed link gets another signature', () => {
    const proof = (signature: string) =>
      checkpoint('2026-11-11 15:09', `Proof: https://example.com/pod?sig=${signature}`);
    const signed = toldOf(parcel({ legs: [leg([proof('a')])] }));
    expect(compare(signed, parcel({ legs: [leg([proof('b')])] }))).toBeNull();
  });

  it('an older snapshot arrives after a newer one', () => {
    const older = { ...before, status: 'pickup' as const, checkedAt: (before.checkedAt ?? 0) - 1 };
    expect(compare(told, older)).toBeNull();
  });

  it('a history that was dropped comes back', () => {
    const shortened = advance(told, parcel({ legs: [leg([arrived])] }), NOW);
    expect(shortened).toMatchObject({ change: null, told: { marks: expect.stringMatching(/^.{20}$/) } });
    expect(compare(shortened?.told ?? told, before)).toBeNull();
  });
});

describe('what needs no writing', () => {
  const unchecked = { ...before, checkedAt: null };

  it('is a snapshot in which nothing differs, or an older one', () => {
    expect(advance(told, { ...before, checkedAt: (before.checkedAt ?? 0) + 1 }, NOW)).toBeNull();
    expect(advance(told, { ...before, status: 'pickup', checkedAt: 1 }, NOW)).toBeNull();
  });

  it('is not the first look at the courier, which is noted though it found nothing', () => {
    expect(advance(toldOf(unchecked), before, NOW)).toEqual({ told, change: null });
    expect(advance(toldOf(unchecked), unchecked, NOW)).toBeNull();
  });

  it('is not an event that was edited: what is known of it is another text now', () => {
    const edited = parcel({ legs: [leg([{ ...arrived, text: 'Arrived at the Hangzhou hub' }, collected])] });
    const first = advance(told, edited, NOW);
    expect(first).toMatchObject({ change: null });
    expect(advance(first?.told ?? told, edited, NOW)).toBeNull();
  });
});
