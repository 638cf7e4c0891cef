import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../adapters/trackingmore/v2/operations.ts';
import type { OperationName } from '../../../src/ports/provider-offer.ts';
import type { TrackingApi } from '../../../src/ports/tracking-provider.ts';
import { sample } from '../../fakes/recording-api.ts';
import { API_KEY, useClient } from './use-client.ts';

const key = { carrier: 'sto', number: '402934299065' };
const pair = { tracking_number: '402934299065', carrier_code: 'sto' };

interface Case {
  readonly sample: string;
  readonly call: (api: TrackingApi) => Promise<unknown>;
  /** Method and path with query, as they must arrive. */
  readonly sends: string;
  readonly body?: unknown;
  /** What the call must resolve to, at least. */
  readonly gives: unknown;
}

const CASES: Record<OperationName, Case> = {
  create: {
    sample: 'trackings_post',
    call: (api) => api.create({ key, title: 'Blue kettle', autoCorrect: false, postalCode: '90001' }),
    sends: 'POST /v2/trackings/post',
    body: { ...pair, title: 'Blue kettle', tracking_postal_code: '90001', auto_correct: 1 },
    gives: {
      key: { carrier: 'china-ems', number: 'LZ100200305CN' },
      status: 'pending',
      title: 'Blue kettle',
      destination: 'US',
    },
  },
  get: {
    sample: 'trackings_get_one',
    call: (api) => api.get({ carrier: '4px', number: '300400000001' }, 'en'),
    sends: 'GET /v2/trackings/4px/300400000001/en',
    gives: {
      status: 'transit',
      detail: 'reached a sorting centre',
      title: 'Blue kettle',
      daysInTransit: 14,
      from: 'China',
      to: 'United States',
      checkedAt: Date.parse('2026-11-20T06:41:12Z'),
      legs: [
        { role: 'origin', carrier: 'china-ems', website: 'http://www.ems.com.cn/' },
        { role: 'destination', carrier: 'usps', phone: '1-800-275-8777' },
      ],
    },
  },
  edit: {
    sample: 'trackings_put_one',
    call: (api) =>
      api.edit(key, {
        title: 'new title',
        logisticsChannel: '4PX挂号小包',
        customerName: 'sandy',
        customerEmail: 'sandy@example.com',
        customerPhone: '+86123456789',
        orderId: '986574521568',
        destination: 'CN',
        archived: true,
        status: 'exception',
      }),
    sends: 'PUT /v2/trackings/sto/402934299065',
    body: {
      title: 'new title',
      logistics_channel: '4PX挂号小包',
      customer_name: 'sandy',
      customer_email: 'sandy@example.com',
      customer_phone: '+86123456789',
      order_id: '986574521568',
      destination_code: 'CN',
      archived: 'true',
      status: 7,
    },
    gives: {
      status: 'exception',
      archived: true,
      orderId: '#8988',
      destination: 'IL',
      customer: { name: 'Sandy Example' },
    },
  },
  delete: {
    sample: 'trackings_delete_one',
    call: (api) => api.delete(key),
    sends: 'DELETE /v2/trackings/sto/402934299065',
    gives: undefined,
  },
  createMany: {
    sample: 'trackings_batch',
    call: (api) =>
      api.createMany([{ key }, { key: { carrier: 'ups', number: '1Z00E0000300000003' }, orderId: '7' }]),
    sends: 'POST /v2/trackings/batch',
    body: [pair, { tracking_number: '1Z00E0000300000003', carrier_code: 'ups', order_id: '7' }],
    gives: {
      added: [{ title: 'Blue kettle' }, { key: { carrier: 'ups' } }],
      refused: [{ key: { carrier: 'sto', number: '402900000017' }, problem: { code: 'tracking-exists' } }],
    },
  },
  list: {
    sample: 'trackings_get',
    call: (api) =>
      api.list({
        page: 2,
        limit: 2000,
        updatedFrom: 1_795_150_000_999,
        archived: false,
        numbers: ['A1', 'B2'],
      }),
    sends:
      'GET /v2/trackings/get?page=2&limit=2000&update_time_min=1795150000&numbers=A1%2CB2&archived=false',
    gives: {
      rows: 3,
      limit: 100,
      total: 3,
      parcels: [
        { status: 'transit' },
        { status: 'delivered' },
        { status: 'pending', legs: [{ checkpoints: [] }] },
      ],
    },
  },
  editMany: {
    sample: 'trackings_updatemore',
    call: (api) => api.editMany([{ key, title: 'T', status: 'restore', archived: false }]),
    sends: 'POST /v2/trackings/updatemore',
    body: [{ ...pair, title: 'T', status: 8, archived: 'false' }],
    gives: { submitted: 2, done: [{ carrier: 'china-ems' }, { carrier: 'sto' }] },
  },
  deleteMany: {
    sample: 'trackings_delete',
    call: (api) => api.deleteMany([key]),
    sends: 'POST /v2/trackings/delete',
    body: [pair],
    gives: { submitted: 2, done: [{ number: 'LZ100200305CN' }, { number: '402900000017' }] },
  },
  refresh: {
    sample: 'trackings_realtime',
    call: (api) => api.refresh({ key, courierDestination: 'US', orderId: '7' }),
    sends: 'POST /v2/trackings/realtime',
    body: { ...pair, specialNumberDestination: 'US', order: '7' },
    gives: { status: 'transit', key: { carrier: 'china-ems' } },
  },
  changeCarrier: {
    sample: 'trackings_update',
    call: (api) => api.changeCarrier(key, 'zto'),
    sends: 'POST /v2/trackings/update',
    body: { ...pair, update_carrier_code: 'zto' },
    gives: undefined,
  },
  account: {
    sample: 'trackings_getuserinfo',
    call: (api) => api.account(),
    sends: 'GET /v2/trackings/getuserinfo',
    gives: {
      email: 'ops@example.com',
      phone: '+15550100',
      registeredAt: 1_469_097_290_000,
      money: 120,
      remainingQuota: 4873,
    },
  },
  countByStatus: {
    sample: 'trackings_getstatusnumber',
    call: (api) => api.countByStatus({ createdFrom: 1_795_150_000_000 }),
    sends: 'GET /v2/trackings/getstatusnumber?created_at_min=1795150000',
    gives: { pending: 4, delivered: 412, expired: 11 },
  },
  stopChecking: {
    sample: 'trackings_notupdate',
    call: (api) => api.stopChecking([key]),
    sends: 'POST /v2/trackings/notupdate',
    body: [pair],
    gives: { submitted: 2, done: [{ carrier: 'sto' }, { carrier: 'china-ems' }] },
  },
  remoteAreas: {
    sample: 'trackings_remote',
    call: (api) => api.remoteAreas([{ country: 'JP', postcode: '9071801', company: 'ups' }]),
    sends: 'POST /v2/trackings/remote',
    body: [{ country: 'JP', postcode: '9071801', company: 'ups' }],
    gives: {
      remote: [{ company: 'ups', country: 'Japan' }, { company: 'tnt' }],
      notRemote: [{ country: 'US', postcode: '90001' }],
    },
  },
  transitTimes: {
    sample: 'trackings_costtime',
    call: (api) => api.transitTimes([{ carrier: 'dhl', from: 'CN', to: 'US' }]),
    sends: 'POST /v2/trackings/costtime',
    body: [{ carrier_code: 'dhl', original: 'CN', destination: 'US' }],
    gives: [
      {
        carrier: 'dhl',
        sample: 1840,
        shares: [{ fromDays: 0, toDays: 7, share: 0.71 }, {}, {}, { share: 0.02 }],
      },
      { to: 'RU' },
    ],
  },
  airWaybills: {
    sample: 'trackings_aircargo',
    call: (api) => api.airWaybills(['172-00000011'], 'en'),
    sends: 'POST /v2/trackings/aircargo',
    body: { track_number: ['172-00000011'], lang: 'en' },
    gives: [
      {
        number: '172-00000011',
        status: 'transit',
        from: 'LUX',
        to: 'ATL',
        events: [{ text: 'Departed', flight: 'CV0000' }, { flight: null }],
      },
    ],
  },
  carriers: {
    sample: 'carriers',
    call: (api) => api.carriers(),
    sends: 'GET /v2/carriers',
    gives: [
      { code: 'dhl', homepage: 'https://www.dhl.com/' },
      { code: 'sto', name: 'STO Express' },
      { code: 'china-ems' },
    ],
  },
  detectCarrier: {
    sample: 'carriers_detect',
    call: (api) => api.detectCarrier('LZ100200305CN'),
    sends: 'POST /v2/carriers/detect',
    body: { tracking_number: 'LZ100200305CN' },
    gives: [{ code: 'china-ems', name: 'China EMS' }, { code: 'china-post' }],
  },
};

describe('every operation', () => {
  it('is in the table, eighteen in all', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(OPERATIONS).sort());
    expect(Object.keys(OPERATIONS)).toHaveLength(18);
  });

  it.each(Object.entries(CASES))(
    '%s sends what is documented and reads what is recorded',
    async (_, each) => {
      const { api, requests } = await useClient(sample(each.sample));
      const result = await each.call(api);
      expect(result).toMatchObject({ ok: true });
      if (each.gives === undefined) expect(result).toEqual({ ok: true, value: undefined });
      else expect(result).toMatchObject({ value: each.gives });
      const [request] = requests;
      expect(`${request?.method} ${request?.url}`).toBe(each.sends);
      expect(request?.body ? JSON.parse(request.body) : undefined).toEqual(each.body);
      expect(request?.headers).toMatchObject({
        'trackingmore-api-key': API_KEY,
        'content-type': 'application/json',
      });
    },
  );

  it('asks for carriers in a language by header', async () => {
    const { api, requests } = await useClient(sample('carriers'));
    await api.carriers('es');
    expect(requests[0]?.headers['lang']).toBe('es');
  });

  it('keeps a key with unusual characters inside its path segment', async () => {
    const { api, requests } = await useClient(sample('trackings_get_one'));
    await api.get({ carrier: 'a/b', number: '../x?y' });
    expect(requests[0]?.url).toBe('/v2/trackings/a%2Fb/..%2Fx%3Fy');
  });
});
