import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDays } from '../../src/domain/journey-days.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const now = Date.parse('2026-11-15T12:00:00Z');

/** The days of a parcel for which the provider sent none. */
function daysOf(more: Partial<Parcel>) {
  const { daysInTransit, daysWithoutNews } = withDays(
    parcel({ daysInTransit: null, daysWithoutNews: null, ...more }),
    now,
  );
  return { daysInTransit, daysWithoutNews };
}

describe('days that the provider does not send', () => {
  it('are counted from the first and the last event', () => {
    expect(daysOf({})).toEqual({ daysInTransit: 5, daysWithoutNews: 5 });
    expect(daysOf({ legs: [leg([checkpoint('2026-11-14T23:00:05+08:00', 'a')])] })).toEqual({
      daysInTransit: 0,
      daysWithoutNews: 0,
    });
  });

  it('are the provider’s own where it sends them', () => {
    const sent = parcel({ daysInTransit: 9, daysWithoutNews: 1 });
    expect(withDays(sent, now)).toBe(sent);
  });

  it('see both couriers', () => {
    const legs = [
      leg([checkpoint('2026-11-01 08:00', 'a')]),
      leg([checkpoint('2026-11-13 08:00', 'b')], { role: 'destination' }),
    ];
    expect(daysOf({ legs })).toEqual({ daysInTransit: 14, daysWithoutNews: 2 });
  });

  it('end with the delivery, after which nobody waits for news', () => {
    const legs = [leg([checkpoint('2026-11-10 08:00', 'There'), checkpoint('2026-11-07 07:00', 'Off')])];
    const delivered = { status: 'delivered', legs } as const;
    expect(daysOf(delivered)).toEqual({ daysInTransit: 3, daysWithoutNews: null });
    expect(daysOf({ ...delivered, daysWithoutNews: 5 })).toMatchObject({ daysWithoutNews: null });
  });

  it('begin when the parcel has set out, not when it was announced', () => {
    const announced = { ...checkpoint('2026-11-01 08:00', 'Label made'), status: 'inforeceived' } as const;
    const legs = [leg([checkpoint('2026-11-12 08:00', 'Collected'), announced])];
    expect(daysOf({ legs })).toEqual({ daysInTransit: 3, daysWithoutNews: 3 });
    expect(daysOf({ status: 'inforeceived', legs: [leg([announced])] })).toEqual({
      daysInTransit: null,
      daysWithoutNews: 14,
    });
  });

  it('are not known without events, nor from times that are none', () => {
    const unknown = { daysInTransit: null, daysWithoutNews: null };
    expect(daysOf({ legs: [] })).toEqual(unknown);
    expect(daysOf({ legs: [leg([checkpoint('', 'a'), checkpoint('yesterday', 'b')])] })).toEqual(unknown);
  });

  it('are off by no more than one, wherever the courier is, and never go back', () => {
    const offsets = fc.integer({ min: -12 * 60, max: 14 * 60 });
    const ago = fc.integer({ min: 0, max: 90 * 24 * 60 });
    fc.assert(
      fc.property(offsets, ago, ago, (offset, minutesAgo, later) => {
        const at = now - minutesAgo * 60_000;
        const written = new Date(at + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');
        const bare = parcel({
          daysInTransit: null,
          daysWithoutNews: null,
          legs: [leg([checkpoint(written, 'a')])],
        });
        const { daysWithoutNews } = withDays(bare, now);
        const passed = Math.floor((now - at) / DAY_MS);
        expect(Math.abs((daysWithoutNews ?? -9) - passed)).toBeLessThanOrEqual(1);
        const then = withDays(bare, now + later * HOUR_MS);
        expect(then.daysWithoutNews).toBeGreaterThanOrEqual(daysWithoutNews ?? 0);
      }),
    );
  });
});
