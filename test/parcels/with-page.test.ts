import { describe, expect, it } from 'vitest';
import type { Leg } from '../../src/domain/parcel.ts';
import { withPage } from '../../src/parcels/with-page.ts';
import { parcel } from '../support/parcels.ts';

const leg: Leg = {
  role: 'origin',
  carrier: null,
  website: 'https://www.ups.com/',
  phone: null,
  milestones: [],
  checkpoints: [],
};
const key = { carrier: 'ups', number: '1Z5R89390357567127' };
const PAGE = 'https://www.ups.com/track?tracknum=1Z5R89390357567127';

function sites(legs: readonly Leg[], of = key) {
  return withPage(parcel({ key: of, legs })).legs.map(({ website }) => website);
}

describe('the link of a parcel', () => {
  it('is the page of its number', () => {
    expect(sites([leg])).toEqual([PAGE]);
    expect(sites([{ ...leg, carrier: 'ups', website: null }])).toEqual([PAGE]);
  });

  it('is the second courier’s own where another one delivers it', () => {
    const second: Leg = { ...leg, role: 'destination', carrier: 'usps', website: 'https://www.usps.com/' };
    expect(sites([leg, second])).toEqual([PAGE, 'https://www.usps.com/']);
  });

  it('stays what it was where no page is known', () => {
    expect(sites([leg], { carrier: 'harbour-mail', number: '1' })).toEqual(['https://www.ups.com/']);
  });
});
