import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableTime } from '../../src/domain/event-order.ts';
import { historyOf, latestTimeOf } from '../../src/domain/parcel.ts';
import { checkpoint, leg } from '../support/parcels.ts';

/** The events in the order in which they are shown, each named by its text. */
function shown(...legs: readonly (readonly (readonly [at: string, text: string])[])[]): string {
  const all = legs.map((events) => leg(events.map(([at, text]) => checkpoint(at, text))));
  return historyOf({ legs: all })
    .map(({ text }) => text)
    .join(' ');
}

describe('events are shown by their time', () => {
  it('however couriers write it', () => {
    const origin = [
      ['2026-11-24 9:05', 'c'],
      ['2026-11-24 08:59:30', 'b'],
      ['23.11.2026 18:00', 'a'],
    ] as const;
    const destination = [
      ['11/25/2026 10:31 AM', 'e'],
      ['2026-11-24T21:00:00+01:00', 'd'],
    ] as const;
    expect(shown(origin, destination)).toBe('e d c b a');
    expect(shown(destination, origin)).toBe('e d c b a');
  });

  it('and where day and month may be exchanged, as the courier has them', () => {
    expect(
      shown([
        ['05/12/2026', 'c'],
        ['12/05/2026', 'b'],
        ['', 'a'],
      ]),
    ).toBe('c b a');
    expect(
      shown([
        ['2026-12-06 08:00', 'c'],
        ['05/12/2026', 'b'],
        ['2026-12-04 08:00', 'a'],
      ]),
    ).toBe('c b a');
  });

  it('and a courier that tells none has its part of the journey', () => {
    const dated = [['2026-11-24 09:00', 'dated']] as const;
    const doubtful = [
      ['05/12/2026', 'second'],
      ['04/12/2026', 'first'],
    ] as const;
    expect(shown(dated, doubtful)).toBe('second first dated');
    expect(shown(doubtful, dated)).toBe('dated second first');
  });

  it('and the newest of them is the parcel’s', () => {
    const legs = [
      leg([checkpoint('05/12/2026', 'x'), checkpoint('24.11.2026', 'y'), checkpoint('2026-11-24 9:05', 'z')]),
    ];
    expect(latestTimeOf({ legs })).toBe('2026-11-24 09:05:00');
  });
});

const moments = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 19));
const writing = fc.constantFrom<(iso: string) => string>(
  (iso) => iso,
  (iso) => `${iso}+08:00`,
  (iso) => iso.replace('T', ' '),
  (iso) => `${iso.slice(0, 10).split('-').reverse().join('.')} ${iso.slice(11)}`,
);

describe('whatever times there are', () => {
  it('one moment compares as itself in every writing', () => {
    fc.assert(
      fc.property(moments, writing, (iso, write) => {
        expect(comparableTime(write(iso))).toBe(iso.replace('T', ' '));
      }),
    );
  });

  it('no event is lost, and those of a courier who tells no time keep their order', () => {
    const times = fc.oneof(moments, fc.constantFrom('', '05/12/2026', 'yesterday'), fc.string());
    fc.assert(
      fc.property(
        fc.array(times, { maxLength: 12 }),
        fc.array(fc.constant('05/12/2026')),
        (origin, doubtful) => {
          const name = (prefix: string, list: readonly string[]) =>
            list.map((at, index) => [at, `${prefix}${index}`] as const);
          const words = shown(name('a', origin), name('b', doubtful)).split(' ').filter(Boolean);
          expect(words).toHaveLength(origin.length + doubtful.length);
          expect(words.filter((word) => word.startsWith('b'))).toEqual(
            name('b', doubtful).map(([, text]) => text),
          );
        },
      ),
    );
  });
});

describe('what two couriers report', () => {
  const out = checkpoint('2026-11-24 09:05', 'Out for delivery', 'San Diego');

  it.each([
    ['with seconds', checkpoint('2026-11-24 09:05:00', 'Out for Delivery', 'San Diego')],
    ['without the place', checkpoint('2026-11-24 9:05', 'Out for delivery')],
    ['with the place in the text', checkpoint('2026-11-24 09:05', 'Out for delivery, San Diego')],
  ])('stands once, %s', (_, again) => {
    expect(historyOf({ legs: [leg([out]), leg([again])] })).toEqual([out]);
    expect(historyOf({ legs: [leg([again]), leg([out])] })).toEqual([again]);
  });

  it('and twice where it happened twice', () => {
    const elsewhere = { ...out, place: 'Los Angeles' };
    expect(historyOf({ legs: [leg([out]), leg([elsewhere])] })).toHaveLength(2);
  });
});
