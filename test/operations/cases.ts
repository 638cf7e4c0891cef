import type { OperationName } from '../../src/ports/provider-offer.ts';

/** How an operation of the service is reached from chat, and what the service must be sent. */
export interface OperationCase {
  /** What is typed before. */
  readonly first?: readonly string[];
  readonly typed: string;
  /** The button to press on the answer, for what asks first. */
  readonly press?: RegExp;
  /** The JSON body, where the operation has one. */
  readonly body?: unknown;
  /** What the last answer says. */
  readonly says: RegExp;
}

const STO = { tracking_number: '402934299065', carrier_code: 'sto' };
const TRACKED = ['/track sto 402934299065 title="Blue kettle"'];

/** One for each operation: the compiler sees to it that none is forgotten. */
export const CASES: Readonly<Record<OperationName, OperationCase>> = {
  create: {
    typed:
      '/track 4029 3429 9065 STO title=“Blue kettle” order=9865 customer=Sandy email=sandy@example.com phone=+86123456789 destination=Poland postcode=00-001 lang=en comment=fragile logistics_channel=4PX ordered="2026-11-24 16:51" ship_date=2026-11-20 account=A1 courier_country=PL auto_correct=no',
    body: {
      ...STO,
      title: 'Blue kettle',
      order_id: '9865',
      customer_name: 'Sandy',
      customer_email: 'sandy@example.com',
      customer_phone: '+86123456789',
      destination_code: 'PL',
      tracking_postal_code: '00-001',
      lang: 'en',
      comment: 'fragile',
      logistics_channel: '4PX',
      order_create_time: '2026/11/24 16:51',
      tracking_ship_date: '20261120',
      tracking_account_number: 'A1',
      tracking_destination_country: 'PL',
      auto_correct: 1,
    },
    says: /now follows/,
  },
  get: {
    first: TRACKED,
    typed: '/parcels status "blue kettle"',
    says: /Origin courier \(sto\).*Received by the courier/,
  },
  edit: {
    first: TRACKED,
    typed:
      '/parcels edit sto 402934299065 title="new title" logistics_channel="4PX挂号小包" customer_name=sandy customer_phone=+86123456789 order_id=986574521568 destination_code=CN archived="true" status=exception',
    body: {
      title: 'new title',
      logistics_channel: '4PX挂号小包',
      customer_name: 'sandy',
      customer_phone: '+86123456789',
      order_id: '986574521568',
      destination_code: 'CN',
      archived: 'true',
      status: 7,
    },
    says: /exception.*Archived","value":"yes"/,
  },
  delete: {
    first: TRACKED,
    typed: '/parcels-admin delete #1',
    press: /^Delete/,
    says: /Deleted: STO Express/,
  },
  createMany: {
    typed: '/parcels import\nsto 402934299065 title="Blue kettle"\nups 1Z5R89390357567127',
    press: /^Import 2 parcels/,
    body: [
      { ...STO, title: 'Blue kettle' },
      { tracking_number: '1Z5R89390357567127', carrier_code: 'ups' },
    ],
    says: /2 parcels added/,
  },
  list: {
    first: TRACKED,
    typed: '/parcels list status:transit carrier:sto archived:no',
    says: /1 parcel found.*#1 Blue kettle/,
  },
  editMany: {
    first: TRACKED,
    typed: '/parcels-admin edit-many carrier:sto -- archived=yes order=',
    press: /^Change 1 parcel/,
    body: [{ ...STO, archived: 'true', order_id: '' }],
    says: /1 parcel changed/,
  },
  deleteMany: {
    first: TRACKED,
    typed: '/parcels-admin delete-many title:blue*',
    press: /^Delete 1 parcel/,
    body: [STO],
    says: /1 parcel deleted/,
  },
  refresh: {
    first: TRACKED,
    typed: '/parcels refresh this',
    body: STO,
    says: /A refresh is possible/,
  },
  changeCarrier: {
    first: TRACKED,
    typed: '/parcels carrier 402934299065 yto',
    body: { ...STO, update_carrier_code: 'yto' },
    says: /YTO Express carries 402934299065/,
  },
  account: { typed: '/parcels-admin account', says: /Remaining quota/ },
  countByStatus: { first: TRACKED, typed: '/parcels stats since=7d', says: /In transit","value":1/ },
  stopChecking: {
    first: TRACKED,
    typed: '/parcels-admin freeze sto 402934299065',
    press: /^Freeze 1 parcel/,
    body: [STO],
    says: /1 parcel frozen/,
  },
  remoteAreas: {
    typed: '/parcels remote us 90210 dhl',
    body: [{ country: 'US', postcode: '90210', company: 'DHL' }],
    says: /US 90210 is remote/,
  },
  transitTimes: {
    typed: '/parcels transit China EMS CN Poland',
    body: [{ carrier_code: 'china-ems', original: 'CN', destination: 'PL' }],
    says: /0–7 days","value":0.71/,
  },
  airWaybills: {
    typed: '/parcels-admin air 172-00000011',
    press: /^Spend 20/,
    body: { track_number: ['172-00000011'] },
    says: /LUX → ATL/,
  },
  carriers: { typed: '/parcels carriers china', says: /China EMS \(china-ems\).*China Post/ },
  detectCarrier: {
    typed: '/track LZ100200305CN',
    body: { tracking_number: 'LZ100200305CN' },
    says: /China EMS.*China Post/,
  },
};
