import { describe, expect, it } from 'vitest';
import { isSameCourier } from '../../../src/parcels/finder/couriers/couriers.ts';
import { findNumbers } from '../../../src/parcels/finder/find-numbers.ts';
import { readNumber } from '../../../src/parcels/finder/formats/read-number.ts';
import type { PublishedGroup } from './published/group.ts';
import { OF_COURIERS } from './published/of-couriers.ts';
import { OF_OTHER_LIBRARIES, OF_THE_LIBRARY } from './published/of-libraries.ts';

const GROUPS: readonly PublishedGroup[] = [...OF_THE_LIBRARY, ...OF_OTHER_LIBRARIES, ...OF_COURIERS];

interface Published extends Pick<PublishedGroup, 'carriers' | 'isUnchecked'> {
  readonly printed: string;
  readonly number: string;
}

/** One for each number, with all carriers that it was published for. */
const published = new Map<string, Published>();
for (const { carriers, numbers, isUnchecked } of GROUPS) {
  for (const printed of numbers) {
    const number = printed.replace(/[\s.-]/g, '').toUpperCase();
    const known = published.get(number);
    const all = [...new Set([...(known?.carriers ?? []), ...carriers])];
    published.set(number, {
      number,
      printed: known?.printed ?? printed,
      carriers: all,
      ...(isUnchecked ? { isUnchecked } : {}),
    });
  }
}
const all = [...published.values()];

function read({ number, carriers }: Published) {
  const { couriers, certain, checkDigit } = readNumber(number);
  const isTheirs = (codes: readonly string[]) => isSameCourier(codes, carriers);
  return {
    isWrong: certain && !couriers.slice(0, 1).some(isTheirs),
    isRecognised: certain && couriers.slice(0, 1).some(isTheirs),
    isPossible: couriers.some(isTheirs),
    isNothing: couriers.length === 0,
    checkDigit,
  };
}

describe('published numbers', () => {
  const readings = all.map((each) => ({ ...each, ...read(each) }));
  const of = (what: 'isWrong' | 'isRecognised' | 'isPossible' | 'isNothing') =>
    readings.filter((each) => each[what]);

  it('are as many as are needed to say something', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
  });

  it('are given to no wrong carrier', () => {
    expect(of('isWrong').map(({ number }) => number)).toEqual([]);
  });

  it('are mostly recognised for nothing, and hardly ever without their carrier', () => {
    const [recognised, possible, nothing] = [of('isRecognised'), of('isPossible'), of('isNothing')];
    const missed = readings.filter(({ isPossible, isNothing }) => !isPossible && !isNothing);
    console.info(
      `${all.length} published numbers: ${recognised.length} recognised for nothing, ` +
        `${possible.length - recognised.length} with their carrier among the possible ones, ` +
        `${missed.length} only with others, ${nothing.length} not known at all.`,
    );
    expect(recognised.length).toBeGreaterThan(all.length / 2);
    expect(missed.length + nothing.length).toBeLessThan(all.length / 20);
  });

  it('have the check digit that their courier computes', () => {
    const wrong = readings.filter(({ checkDigit, isUnchecked }) => checkDigit === 'wrong' && !isUnchecked);
    expect(wrong.map(({ number }) => number)).toEqual([]);
  });

  it('are found as they are printed, and in a sentence', () => {
    const labelled = all.filter(({ printed }) => !saysIn(`Tracking number: ${printed}`, printed));
    expect(labelled.map(({ printed }) => printed)).toEqual([]);
    const alone = all.filter(({ printed }) => !saysIn(printed, printed));
    expect(alone.map(({ printed }) => printed)).toEqual([]);
  });

  it('would be noticed as wrong', () => {
    const planted = { number: '1Z5R89390357567127', printed: '', carriers: ['fedex'] };
    expect(read(planted).isWrong).toBe(true);
  });
});

function saysIn(text: string, printed: string): boolean {
  const [found] = findNumbers(text);
  const written = found && text.slice(found.from, found.to);
  return written === printed;
}
