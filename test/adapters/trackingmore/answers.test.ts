import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/domain/parcel.ts';
import { failure } from '../../../src/domain/result.ts';
import { STATUSES } from '../../../src/domain/status.ts';
import { sample } from '../../fakes/recording-api.ts';
import { useClient, useHastyClient } from './use-client.ts';

const key = { carrier: 'sto', number: '402934299065' };
const answer = (data: unknown, code: unknown = 200) => ({
  body: JSON.stringify({ meta: { code, type: '', message: '' }, data }),
});
const tracking = (fields: object) =>
  answer({ tracking_number: key.number, carrier_code: 'sto', status: 'transit', ...fields });

async function read(fields: object) {
  const { api } = await useClient(tracking(fields));
  const result = await api.get(key);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe('error codes arrive as HTTP 200', () => {
  it.each([
    ['error_4001', 'key-rejected'],
    ['error_4002', 'key-rejected'],
    ['error_401', 'key-rejected'],
    ['error_4012', 'provider-refused'],
    ['error_4014', 'number-rejected'],
    ['error_4015', 'carrier-rejected'],
    ['error_4016', 'tracking-exists'],
    ['error_4017', 'tracking-missing'],
    ['error_4020', 'too-many-at-once'],
    ['error_4021', 'quota-used-up'],
    ['error_4031', 'tracking-missing'],
    ['error_4033', 'provider-refused'],
    ['error_429', 'provider-busy'],
    ['error_500', 'provider-unavailable'],
    ['error_503', 'provider-unavailable'],
  ])('%s is %s', async (name, code) => {
    const { api } = await useClient(sample(name));
    expect(await api.create({ key })).toMatchObject({ ok: false, problem: { code } });
  });

  it('takes 200 and 201 for success, as a number or as a text', async () => {
    for (const code of [200, 201, '201']) {
      const { api } = await useClient(answer({ tracking_number: 'A1234', carrier_code: 'sto' }, code));
      expect(await api.create({ key })).toMatchObject({ ok: true });
    }
  });

  it('asks for two minutes of silence after a 429, whether in the body or as HTTP status', async () => {
    for (const busy of [sample('error_429'), { status: 429, body: '' }]) {
      const { api, silences } = await useClient(busy);
      await api.account();
      expect(silences).toEqual([120_000]);
    }
  });

  it('does not take the error page of something in between for a verdict on the key', async () => {
    const { api, stops } = await useClient({ status: 403, body: '<html>Blocked by the firewall</html>' });
    expect(await api.detectCarrier('A1234')).toMatchObject({ problem: { code: 'provider-unavailable' } });
    expect(stops).toEqual([]);
  });

  it('raises one alarm for a dead key, and then sends nothing more', async () => {
    const { api, requests, stops } = await useClient(sample('error_4001'));
    for (let call = 0; call < 5; call += 1) {
      expect(await api.account()).toMatchObject({ problem: { code: 'key-rejected' } });
    }
    expect(stops).toEqual(['key-rejected']);
    expect(requests).toHaveLength(1);
  });
});

describe('answers that vary', () => {
  it('an empty list may be 4031 or an empty page', async () => {
    for (const name of ['trackings_get_empty', 'trackings_get_empty_alt']) {
      const { api } = await useClient(sample(name));
      expect(await api.list({})).toMatchObject({ ok: true, value: { parcels: [], rows: 0 } });
    }
  });

  it('no carrier may be 4032 or an empty list', async () => {
    for (const none of [sample('carriers_detect_none'), answer([])]) {
      const { api } = await useClient(none);
      expect(await api.detectCarrier('X12345')).toEqual({ ok: true, value: [] });
    }
  });

  it('an object may be an empty list: then the tracking is not there', async () => {
    const { api } = await useClient(answer([]));
    expect(await api.get(key)).toMatchObject({ problem: { code: 'tracking-missing' } });
  });

  it('a status that is not known is unknown, never transit', async () => {
    expect((await read({ status: 'teleported' })).status).toBe('unknown');
    expect((await read({ status: null })).status).toBe('unknown');
  });

  it('reads a status written as a number, in another case or with a blank', async () => {
    expect((await read({ status: '7' })).status).toBe('exception');
    expect((await read({ status: 4 })).status).toBe('delivered');
    expect((await read({ status: 'Not Found' })).status).toBe('notfound');
  });

  it('reads the substatus with a blank in it too', async () => {
    expect((await read({ status: 'notfound', substatus: 'not found001' })).status).toBe('inforeceived');
  });

  it('reads the recipient from the misspelled field', async () => {
    expect((await read({ singed_by: 'FRONT DESK' })).signedBy).toBe('FRONT DESK');
  });

  it('reads e-mail as a list, a text or nothing', async () => {
    expect((await read({ customer_email: ['a@example.com', 'b@example.com'] })).customer.email).toBe(
      'a@example.com, b@example.com',
    );
    expect((await read({ customer_email: '' })).customer.email).toBeNull();
  });

  it('does without a destination leg, absent, null or all null', async () => {
    const empty = { ItemReceived: null, weblink: null, phone: null, carrier_code: null, trackinfo: null };
    for (const fields of [
      {},
      { destination_info: null },
      { destination_info: empty },
      { destination_info: [] },
    ]) {
      const parcel = await read({ origin_info: { carrier_code: 'sto' }, ...fields });
      expect(parcel.legs).toHaveLength(1);
    }
  });

  it('makes an event of the joined text where there is no history', async () => {
    const parcel = await read({
      lastEvent: 'Signed for,Suzhou,2026-11-11 15:09:51',
      lastUpdateTime: '2026-11-11 15:09:51',
    });
    expect(historyOf(parcel)).toMatchObject([{ text: 'Signed for,Suzhou', at: '2026-11-11 15:09:51' }]);
  });

  it('reads a telephone number that is not valid JSON', async () => {
    const { api } = await useClient({
      body: '{"meta":{"code":200},"data":{"email":"a@example.com","phone": +861234567,"track_number":5}}',
    });
    expect(await api.account()).toMatchObject({ value: { phone: '+861234567', remainingQuota: 5 } });
  });

  it('keeps the good rows of a list with a spoilt one, and says so', async () => {
    const rows = [{ tracking_number: 'A1234', carrier_code: 'sto' }, { carrier_code: 'sto' }, 'rubbish'];
    const { api, logger } = await useClient(answer({ items: rows, total: '3' }));
    expect(await api.list({})).toMatchObject({ value: { rows: 3, parcels: [{ key: { number: 'A1234' } }] } });
    expect(logger.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', details: { unreadable: 2, rows: 3 } }),
    );
  });

  it('takes transit times as shares or percent, bare or wrapped', async () => {
    const row = { carrier_code: 'dhl', original: 'CN', destination: 'US', range1: 71, range3: '29' };
    const { api } = await useClient(answer({ items: [row] }));
    expect(await api.transitTimes([])).toMatchObject({
      value: [{ shares: [{ share: 0.71 }, { share: 0.29 }] }],
    });
  });

  it('survives any JSON at all where a parcel is expected', async () => {
    const { api } = await useClient((response) => void response.end(next));
    let next = '';
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom('status', 'origin_info', 'lastEvent', 'updated_at', 'customer_email'),
          fc.jsonValue(),
        ),
        async (fields) => {
          next = tracking(fields).body;
          const result = await api.get(key);
          expect(result.ok).toBe(true);
          if (result.ok) expect(STATUSES).toContain(result.value.status);
        },
      ),
      { numRuns: 200 },
    );
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        next = text;
        expect(await api.get(key)).toHaveProperty('ok');
      }),
      { numRuns: 200 },
    );
  });
});

describe('when the service is away', () => {
  it('repeats what is safe to repeat', async () => {
    const { api, requests } = await useClient(
      sample('error_503'),
      { status: 502, body: 'Bad gateway' },
      sample('trackings_post'),
    );
    expect(await api.create({ key })).toMatchObject({ ok: true });
    expect(requests).toHaveLength(3);
  });

  it('says of what is there whether it may have been added before the answer was lost', async () => {
    const once = await useClient(sample('error_4016'));
    const exists = { code: 'tracking-exists' } as const;
    expect(await once.api.create({ key })).toEqual(failure(exists));
    const twice = await useClient(sample('error_503'), sample('error_4016'));
    expect(await twice.api.create({ key })).toEqual(failure({ ...exists, mayBeOurs: true }));
    const error = { tracking_number: key.number, carrier_code: 'sto', code: 4016, message: 'exists' };
    const batch = () => answer({ submitted: 1, added: 0, trackings: [], errors: [error] }, 201);
    const refused = async ({ api }: Awaited<ReturnType<typeof useClient>>) => {
      const outcome = await api.createMany([{ key }]);
      return outcome.ok ? outcome.value.refused.map(({ problem }) => problem) : outcome.problem;
    };
    expect(await refused(await useClient(batch()))).toEqual([exists]);
    expect(await refused(await useClient(sample('error_503'), batch()))).toEqual([
      { ...exists, mayBeOurs: true },
    ]);
  });

  it.each(['refresh', 'detectCarrier', 'airWaybills', 'changeCarrier', 'delete'] as const)(
    'does not repeat %s',
    async (name) => {
      const { api, requests } = await useClient(sample('error_500'));
      const calls = {
        refresh: () => api.refresh({ key }),
        detectCarrier: () => api.detectCarrier('A1234'),
        airWaybills: () => api.airWaybills(['172-00000011']),
        changeCarrier: () => api.changeCarrier(key, 'zto'),
        delete: () => api.delete(key),
      };
      expect(await calls[name]()).toMatchObject({ problem: { code: 'provider-unavailable' } });
      expect(requests).toHaveLength(1);
    },
  );

  it('gives up on an answer that does not come, even when only its body is missing', async () => {
    for (const hang of [
      () => {},
      (response: import('node:http').ServerResponse) => void response.writeHead(200).write('{"meta"'),
    ]) {
      const { api } = await useHastyClient(hang);
      expect(await api.detectCarrier('A1234')).toEqual({
        ok: false,
        problem: { code: 'provider-unavailable', reason: 'no answer in time' },
      });
    }
  });

  it('says so when nobody listens', async () => {
    const { api } = await useClient((response) => void response.destroy());
    expect(await api.detectCarrier('A1234')).toMatchObject({ problem: { code: 'provider-unavailable' } });
  });

  it('does not understand a page that is not the service’s', async () => {
    const { api } = await useClient({ body: '<html>Sign in to the hotel network</html>' });
    expect(await api.account()).toMatchObject({ problem: { code: 'provider-answer-unreadable' } });
  });
});

describe('answers that are too much', () => {
  const events = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      Date: `2026-11-24 10:${at}`,
      StatusDescription: `Event ${at}`,
    }));

  it('are not read to their end', async () => {
    const { api, requests } = await useClient(tracking({ title: 'x'.repeat(4_000_000) }));
    expect(await api.get(key)).toEqual({ ok: false, problem: { code: 'provider-answer-too-big' } });
    expect(requests).toHaveLength(1);
  });

  it('are cut where a parcel’s texts and events are far longer than any courier’s', async () => {
    const parcel = await read({ title: '😀'.repeat(5_000), origin_info: { trackinfo: events(3_000) } });
    expect(parcel.title).toHaveLength(2_000);
    expect(parcel.title?.isWellFormed()).toBe(true);
    expect(historyOf(parcel).length).toBe(1_000);
    expect(historyOf(parcel)).toContainEqual(expect.objectContaining({ text: 'Event 0' }));
  });

  it('are read where lists lie within lists, however deep', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const { body } = tracking({ customer_name: 'HERE' });
    for (const levels of [2, 10_000]) {
      const { api } = await useClient({ body: body.replace('"HERE"', deep(levels)) });
      expect(await api.get(key)).toMatchObject({ ok: true, value: { customer: { name: null } } });
    }
    const { api } = await useClient({ body: body.replace('"HERE"', deep(500_000)) });
    expect(await api.get(key)).toMatchObject({ problem: { code: 'provider-answer-unreadable' } });
  });

  it('name no parcel with a number that is none', async () => {
    const { api } = await useClient(tracking({ tracking_number: 'A'.repeat(101) }));
    expect(await api.get(key)).toMatchObject({ problem: { code: 'provider-answer-unreadable' } });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('have no status %s', async (word) => {
    const trackinfo = [{ Date: '2026-11-24 10:00', StatusDescription: 'x', checkpoint_status: word }];
    const parcel = await read({ status: word, substatus: word, origin_info: { trackinfo } });
    expect(parcel).toMatchObject({ status: 'unknown', detail: null });
    expect(historyOf(parcel)).toMatchObject([{ status: 'unknown' }]);
  });
});
