import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SANDBOX_CARRIERS } from '../../adapters/trackingmore/sandbox/carriers.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { isLastStep, STATUSES } from '../../src/domain/status.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import { parseQuery } from '../../src/parcels/query/parse-query.ts';
import { matches, narrowed, type Query } from '../../src/parcels/query/query.ts';
import { SMALL_OFFER } from '../fakes/small-provider.ts';
import { parcel } from '../support/parcels.ts';

const DAY_MS = 86_400_000;
const now = Date.parse('2026-11-24T12:00:00Z');
const context = { index: createCarrierIndex(SANDBOX_CARRIERS), now };

function read(text: string): Query {
  const query = parseQuery(text, context);
  if (!query.ok) throw new Error(JSON.stringify(query.problem));
  return query.value;
}

const kettle = parcel({
  title: 'Blue kettle',
  orderId: '9865-A',
  to: 'Poland',
  daysWithoutNews: 6,
  createdAt: now - 3 * DAY_MS,
});

describe('a query', () => {
  it.each([
    ['', true],
    ['status:transit', true],
    ['status:pickup,transit', true],
    ['status:pickup', false],
    ['-status:pickup', true],
    ['status:problem', false],
    ['carrier:sto', true],
    ['carrier:"STO Express"', true],
    ['-carrier:ups', true],
    ['-carrier:ups,sto', false],
    ['order:9865*', true],
    ['order:*a', true],
    ['order:9865', false],
    ['number:4029*065', true],
    ['number:4029*0655', false],
    ['title:"blue kettle"', true],
    ['dest:PL', true],
    ['dest:Poland,DE', true],
    ['-dest:pl', false],
    ['archived:no', true],
    ['archived:yes', false],
    ['stuck:>5d', true],
    ['stuck:>6d', false],
    ['stuck:6', true],
    ['stuck:<5d', false],
    ['since:7d', true],
    ['since:2d', false],
    ['since:2026-11-20', true],
    ['text:"blue kettle"', true],
    ['text:“blue kettle”', true],
    ['hangzhou', true],
    ['-text:shanghai', true],
    ['in:here', false],
    ['–status:transit', false],
    [
      'status:transit,pickup carrier:sto order:9865* dest:PL archived:no stuck:>5d since:7d -carrier:ups text:"blue kettle"',
      true,
    ],
    ['status:transit carrier:ups', false],
  ])('%s', (text, expected) => {
    expect(matches(read(text), { parcel: kettle, followedHere: false })).toBe(expected);
  });

  it.each([
    ['status:readytocollect', ['readytocollect', 'pickup']],
    ['status:"Ready to collect"', ['readytocollect', 'pickup']],
    ['status:out-for-delivery', ['outfordelivery', 'pickup']],
    ['status:pickup', ['outfordelivery', 'readytocollect', 'pickup']],
    ['-status:readytocollect status:pickup', ['outfordelivery']],
  ])('%s means %j, and asks the service for both', (text, expected) => {
    const query = read(text);
    const found = STATUSES.filter((status) =>
      matches(query, { parcel: parcel({ status }), followedHere: false }),
    );
    expect(found).toEqual(expected);
    expect(narrowed(query, OFFER.list).status).toBe('pickup');
  });

  it.each([
    ['stats:transit', /one of status/],
    ['status:moving', /pending/],
    ['status:', /pending/],
    ['carrier:nosuch', /carrier code/],
    ['dest:Atlantis', /country/],
    ['archived:maybe', /yes or no/],
    ['stuck:soon', /days without news/],
    ['since:yesterday', /time span/],
    ['since:2026-02-31x', /time span/],
    ['in:there', /here/],
  ])('%s is explained', (text, expected) => {
    expect(parseQuery(text, context)).toMatchObject({
      ok: false,
      problem: { code: 'bad-query', expected: expect.stringMatching(expected) },
    });
  });

  it.each([
    ['v2', OFFER],
    ['a service that can tell little apart', SMALL_OFFER],
  ])('asks %s for no less than what it means', (_, { list: offer }) => {
    const term = fc.constantFrom(
      'status:transit',
      'status:delivered,transit',
      'status:notfound',
      'status:pickup',
      'status:ready-to-collect',
      'status:outfordelivery,readytocollect',
      '-status:transit',
      'archived:yes',
      '-archived:yes',
      'number:402934299065',
      'number:4*',
      'order:9865,9866',
      '-order:9865',
      'since:7d',
      '-since:7d',
    );
    const candidates = fc.record({
      status: fc.constantFrom(...STATUSES),
      archived: fc.boolean(),
      orderId: fc.constantFrom('9865', '9866', null),
      createdAt: fc.constantFrom(now - DAY_MS, now - 30 * DAY_MS),
    });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 4 }), candidates, (terms, more) => {
        const query = read(terms.join(' '));
        const each = parcel(more);
        if (!matches(query, { parcel: each, followedHere: true })) return;
        const list = narrowed(query, offer);
        // As the services have it: one name for both last steps.
        const asked = isLastStep(each.status) ? 'pickup' : each.status;
        expect(list.status ?? asked).toBe(asked);
        expect(list.archived ?? each.archived).toBe(each.archived);
        expect(list.createdFrom ?? 0).toBeLessThanOrEqual(more.createdAt);
        expect(list.numbers ?? [each.key.number]).toContain(each.key.number);
        expect(list.orders ?? [each.orderId]).toContain(each.orderId);
      }),
    );
  });

  it('takes no longer for a pattern made to be slow', () => {
    const title = 'a'.repeat(1_000);
    const query = read(`title:${'*a'.repeat(60)}*b`);
    const before = process.cpuUsage();
    expect(matches(query, { parcel: parcel({ title }), followedHere: false })).toBe(false);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(200);
  });
});
