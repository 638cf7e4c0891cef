import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SANDBOX_CARRIERS } from '../../adapters/trackingmore/sandbox/carriers.ts';
import type { Carrier } from '../../src/domain/carrier.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import { CARRIER_NAMES } from '../../src/parcels/finder/couriers/name-table.ts';
import { MANY_CARRIERS } from '../support/carriers.ts';
import { timeFor } from '../support/held.ts';
import { SHAPES } from '../support/lengths.ts';

const index = createCarrierIndex(SANDBOX_CARRIERS);
const listOf = (...named: readonly (readonly [code: string, name: string])[]): readonly Carrier[] =>
  named.map(([code, name]) => ({ code, name, phone: null, homepage: null }));
const codesOf = (carriers: readonly Carrier[]) => carriers.map(({ code }) => code);

describe('what names a carrier exactly', () => {
  it.each([
    ['sto', 'sto'],
    ['STO Express', 'sto'],
    ['FedEx', 'fedex'],
    ['fedex express', 'fedex'],
    ['Fed-Ex', 'fedex'],
    ['Federal Express', 'fedex'],
    ['DHL Worldwide', 'dhl'],
    ['DHL Paket', 'dhl-germany'],
    ['S.F. Express', 'sf-express'],
    ['顺丰', 'sf-express'],
    ['順豐速運', 'sf-express'],
    ['中通快递', 'zto'],
    ['US Postal Service', 'usps'],
    ['Poczta Polska', 'poczta-polska'],
    ['Polish Post', 'poczta-polska'],
    ['日本郵便', 'japan-post'],
    ['AliExpress Standard Shipping', 'cainiao'],
    ['SingPost', 'singapore-post'],
    ['UPS Courier', 'ups'],
    ['  Royal   Mail ', 'royal-mail'],
  ])('%s is %s', (words, code) => {
    expect(codesOf(index.exactly(words))).toEqual([code]);
  });

  it.each(['', ' ', 'sot', 'fedx', 'express', 'courier', 'Blue kettle', '1Z5R89390357567127', 'constructor'])(
    '“%s” does not',
    (words) => {
      expect(index.exactly(words)).toEqual([]);
    },
  );

  it.each(['poland-post', 'poczta-polska'])(
    'a list that has %s is asked for it under either code',
    (code) => {
      const listing = createCarrierIndex(listOf([code, 'Poland Post']));
      expect(codesOf(['poland-post', 'poczta-polska'].flatMap(listing.exactly))).toEqual([code, code]);
    },
  );

  it('a code is its own carrier, whatever else is called so', () => {
    const listing = createCarrierIndex(
      listOf(
        ['epacket', 'ePacket'],
        ['china-ems', 'China EMS'],
        ['dhl-parcel-nl', 'A'],
        ['dhlparcel-nl', 'B'],
      ),
    );
    expect(codesOf(listing.exactly('epacket'))).toEqual(['epacket']);
    expect(codesOf(listing.exactly('dhl-parcel-nl'))).toEqual(['dhl-parcel-nl']);
  });

  it('carriers of one name are all named by it', () => {
    const listing = createCarrierIndex(listOf(['8dt', 'Blue Mail'], ['kjy', 'Blue Mail']));
    expect(codesOf(listing.exactly('blue mail'))).toEqual(['8dt', 'kjy']);
  });

  it('every listed carrier is found by its code and by its name, in any writing', () => {
    const written = fc.constantFrom<(name: string) => string>(
      (name) => name.toUpperCase(),
      (name) => name.toLowerCase().replaceAll(' ', '-'),
      (name) => name.replaceAll(/[ -]/g, '_'),
      (name) => ` ${name.replaceAll(' ', '')} `,
    );
    fc.assert(
      fc.property(fc.constantFrom(...SANDBOX_CARRIERS), written, ({ code, name }, write) => {
        expect(codesOf(index.exactly(write(code)))).toEqual([code]);
        expect(codesOf(index.exactly(write(name)))).toContain(code);
      }),
    );
  });

  it('every alias is of one carrier, and of that one', () => {
    for (const [alias, [code = '']] of CARRIER_NAMES) {
      expect(codesOf(createCarrierIndex(listOf([code, 'Zebra 9'])).exactly(alias))).toEqual([code]);
    }
  });
});

describe('what somebody may have meant', () => {
  it.each([
    ['fedx', 'fedex'],
    ['fed ex exprss', 'fedex'],
    ['roayl mail', 'royal-mail'],
    ['singpore post', 'singapore-post'],
    ['deutshe post', 'dhl-germany'],
    ['poczta polka', 'poczta-polska'],
    ['hermse', 'hermes'],
  ])('%s: %s', (given, code) => {
    expect(index.nearest(given)[0]?.code).toBe(code);
    expect(index.search(given, 25)[0]?.code).toBe(code);
  });

  it('a part of a name finds all that have it, and those first that begin with it', () => {
    const found = codesOf(index.search('post', 100));
    expect(found[0]).toBe('postnl-3s');
    expect(found).toEqual(expect.arrayContaining(['china-post', 'japan-post', 'poczta-polska']));
    expect(found).not.toContain('tnt');
  });

  it('no text finds all in the order of their names', () => {
    const names = index.search('', 100).map(({ name }) => name);
    expect(names).toHaveLength(SANDBOX_CARRIERS.length);
    expect(names.slice(0, 2)).toEqual(['4PX', 'Aramex']);
  });
});

describe('with 1,200 carriers', () => {
  const many = createCarrierIndex([...MANY_CARRIERS, ...SANDBOX_CARRIERS]);
  const readers = {
    exactly: many.exactly,
    nearest: many.nearest,
    search: (text: string) => many.search(text, 100),
  };

  it.each(Object.entries(readers))('any text is answered: %s', (_, read) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(read(text).length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 50 },
    );
  });

  it.each(Object.entries(readers))('nobody else waits for it: %s', (_, read) => {
    const slow = Object.entries(SHAPES).filter(([, make]) => {
      const text = make(100_000);
      // Until it is compiled, a function is slower.
      return Math.min(...[1, 2, 3].map(() => timeFor(() => read(text)))) > 200;
    });
    expect(slow.map(([shape]) => shape)).toEqual([]);
  });
});
