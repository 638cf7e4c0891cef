import { describe, expect, it } from 'vitest';
import { journeyOf } from '../adapters/trackingmore/sandbox/journey.ts';
import { OFFER } from '../adapters/trackingmore/v2/offer.ts';
import { useCore } from './support/core.ts';

const HOUR_MS = 1_000;
const numbers = Array.from({ length: 400 }, (_, index) => `95001111${String(index).padStart(4, '0')}`);
const journeys = numbers.map((number) => ({ number, ...journeyOf('usps', number) }));
const endsInLocker = ({ stages }: (typeof journeys)[number]) =>
  stages.some(({ substatus }) => substatus === 'pickup002');

/** One that is in its locker while the other is still out for delivery, and how many hours after both were added. */
function pair() {
  for (const late of journeys) {
    const hours = 3 * Math.ceil((94 - late.hourWhenAdded) / 3);
    const early = journeys.find(
      (each) => endsInLocker(each) && each.hourWhenAdded + hours >= 100 && each.hourWhenAdded + hours < 124,
    );
    if (early && late.hourWhenAdded + hours < 100) return { early, late, hours };
  }
  throw new Error('There is such a pair.');
}

describe('a parcel in its locker and one that is out for delivery', () => {
  it('are two things in a card, a list, a query and the statistics', async () => {
    const { early, late, hours } = pair();
    const { say, pass } = await useCore(
      {},
      { offer: OFFER, provide: (full) => full },
      { home: ['slack/T1'] },
    );
    await say(`/track usps ${early.number} title=Locker`);
    await say(`/track usps ${late.number} title=Door`);
    pass(hours * HOUR_MS + HOUR_MS);
    expect((await say('/parcels status Locker')).shown).toContain('Ready to collect');
    expect((await say('/parcels status Door')).shown).toContain('Out for delivery');
    const list = (await say('/parcels list')).shown;
    expect(list).toMatch(/Door.*Out for delivery/);
    expect(list).toMatch(/Locker.*Ready to collect/);
    const ready = (await say('/parcels list status:readytocollect')).shown;
    expect(ready).toContain('Locker');
    expect(ready).not.toContain('Door');
    expect((await say('/parcels list status:pickup')).shown).toMatch(/(?=.*Locker)(?=.*Door)/);
    const stats = (await say('/parcels stats')).shown;
    expect(stats).toMatch(/Out for delivery","value":1/);
    expect(stats).toMatch(/Ready to collect","value":1/);
    expect(stats).not.toContain('Out for delivery or');
  });
});
