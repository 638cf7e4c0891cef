import type { Given } from '../../src/domain/call.ts';
import type { OperationName } from '../../src/ports/provider-offer.ts';

/** `owner` tracked the parcel; those away are of another workspace, and whatever they are there. */
export const PEOPLE = ['owner', 'member', 'admin', 'awayMember', 'awayAdmin'] as const;
export type Who = (typeof PEOPLE)[number];

export interface MatrixCase {
  /** As options: a parcel's carrier and number each have one. */
  readonly given: Given;
  /** Who may do it to what is at home. */
  readonly who: readonly Who[];
  /** What the service is asked for where somebody may; nothing where it is the bot's own matter. */
  readonly operation?: OperationName;
}

export const NUMBER = '402934288065';
/** Stands for a channel at home that the member does not see. */
export const SIDE = 'the channel beside';
const parcel = { carrier: 'sto', number: NUMBER };
const named = { what: `sto ${NUMBER}` };
const line = `sto ${NUMBER}`;

const HOME: readonly Who[] = ['owner', 'member', 'admin'];
const OWNER: readonly Who[] = ['owner'];
const MANAGERS: readonly Who[] = ['owner', 'admin'];
const ADMIN: readonly Who[] = ['admin'];
/** Who sees the channel beside. */
const INSIDE: readonly Who[] = ['owner', 'admin'];
/** Whatever is done, what is at home stays as it is. */
const HARMLESS = PEOPLE;

const edit = { who: HOME, operation: 'edit' } as const;
const editMany = { who: HOME, operation: 'editMany' } as const;
const settings = (given: Given): MatrixCase => ({ given, who: ADMIN });

/** At least one for every command, and for every option of each. */
export const MATRIX: Readonly<Record<string, readonly MatrixCase[]>> = {
  track: [
    { given: { carrier: 'sto', number: '402934288077' }, who: HARMLESS },
    { given: parcel, who: HARMLESS },
    {
      given: {
        ...parcel,
        title: 'Mine',
        order: '1',
        customer: 'Me',
        email: 'a@example.com',
        phone: '+86123456',
        destination: 'PL',
        postcode: '00-001',
        lang: 'en',
        comment: 'Mine',
        logistics_channel: 'x',
        ordered: '2026-11-01',
        ship_date: '20261101',
        account: '1',
        courier_country: 'CN',
        auto_correct: 'yes',
      },
      who: HARMLESS,
    },
    { given: { ...parcel, in: SIDE }, who: INSIDE },
    { given: { ...parcel, me: 'yes' }, who: HARMLESS },
  ],
  status: [{ given: parcel, who: HARMLESS }],
  list: [
    { given: {}, who: HARMLESS },
    { given: { query: 'carrier:sto' }, who: HARMLESS },
  ],
  refresh: [{ given: parcel, who: HARMLESS }],
  edit: [
    { given: { ...parcel, title: 'Theirs' }, ...edit },
    {
      given: {
        ...parcel,
        customer: 'Them',
        order: '1',
        email: 'a@example.com',
        phone: '+86123456',
        destination: 'PL',
      },
      ...edit,
    },
    { given: { ...parcel, logistics_channel: 'x' }, ...edit },
    { given: { ...parcel, archived: 'yes' }, ...edit },
    { given: { ...parcel, status: 'delivered' }, ...edit },
  ],
  received: [{ given: parcel, ...edit }],
  problem: [{ given: parcel, ...edit }],
  restore: [{ given: parcel, ...edit }],
  archive: [{ given: parcel, ...edit }],
  carrier: [{ given: { ...parcel, 'new-carrier': 'fedex' }, who: HOME, operation: 'changeCarrier' }],
  share: [
    { given: parcel, who: OWNER },
    { given: { ...parcel, off: 'yes' }, who: OWNER },
  ],
  stop: [{ given: parcel, who: MANAGERS }],
  follow: [
    { given: { ...named, only: 'key' }, who: MANAGERS },
    { given: { ...named, as: 'thread' }, who: MANAGERS },
    { given: { ...named, echo: 'none' }, who: MANAGERS },
    { given: { ...named, mention: 'me' }, who: MANAGERS },
    { given: { ...named, mention: 'here' }, who: ADMIN },
    { given: { ...named, in: SIDE }, who: INSIDE },
    { given: { ...named, in: SIDE, mention: 'here' }, who: INSIDE },
    { given: { what: 'carrier:sto', in: SIDE }, who: INSIDE },
    { given: { ...named, me: 'yes' }, who: HARMLESS },
    { given: { what: 'carrier:sto', only: 'key' }, who: MANAGERS },
    { given: { what: 'carrier:sto', mention: 'here' }, who: ADMIN },
    { given: { what: 'carrier:ups', mention: 'here' }, who: ADMIN },
  ],
  unfollow: [
    { given: named, who: MANAGERS },
    { given: { what: 'carrier:sto' }, who: MANAGERS },
    { given: { ...named, in: SIDE }, who: INSIDE },
    { given: { what: 'carrier:sto', in: SIDE }, who: INSIDE },
    { given: { ...named, me: 'yes' }, who: HARMLESS },
  ],
  following: [{ given: {}, who: HARMLESS }],
  mute: [
    { given: { ...parcel, for: '8h' }, who: MANAGERS },
    { given: { ...parcel, for: 'until-delivered' }, who: MANAGERS },
  ],
  pause: [settings({}), settings({ off: 'no' }), settings({ off: 'yes' })],
  why: [{ given: parcel, who: HARMLESS }],
  import: [
    { given: { lines: 'sto 402934288078' }, who: HARMLESS },
    { given: { lines: '402934288078', carrier: 'sto' }, who: HARMLESS },
    { given: { lines: `${line} title=Mine customer=Me` }, who: HARMLESS },
    { given: { file: `carrier,number,title\nsto,${NUMBER},Mine` }, who: HARMLESS },
  ],
  export: [
    { given: {}, who: HARMLESS },
    { given: { query: 'carrier:sto' }, who: HARMLESS },
  ],
  stats: [
    { given: {}, who: HARMLESS },
    { given: { since: '7d' }, who: HARMLESS },
  ],
  transit: [{ given: { carrier: 'china-ems', from: 'CN', to: 'PL' }, who: HARMLESS }],
  remote: [{ given: { country: 'US', postcode: '90210', company: 'DHL' }, who: HARMLESS }],
  carriers: [{ given: { search: 'post' }, who: HARMLESS }],
  settings: [
    settings({ only: 'key' }),
    settings({ as: 'card' }),
    settings({ echo: 'none' }),
    settings({ mention: 'me' }),
    settings({ mention: 'here' }),
    settings({ numbers: 'full' }),
    settings({ quiet: '22:00-07:00' }),
    settings({ zone: 'Europe/Warsaw' }),
    settings({ digest: '08:30' }),
    settings({ language: 'en' }),
    settings({ stuck: '3' }),
    settings({ close: 'off' }),
  ],
  help: [
    { given: {}, who: HARMLESS },
    { given: { command: 'track' }, who: HARMLESS },
  ],
  delete: [{ given: parcel, who: ADMIN, operation: 'delete' }],
  'edit-many': [
    { given: { parcels: line, archived: 'yes' }, ...editMany },
    { given: { parcels: line, title: 'Theirs', order: '1', customer: 'Them' }, ...editMany },
    { given: { parcels: line, email: 'a@example.com', destination: 'PL' }, ...editMany },
    { given: { parcels: line, logistics_channel: 'x', status: 'delivered' }, ...editMany },
  ],
  'delete-many': [{ given: { parcels: line }, who: ADMIN, operation: 'deleteMany' }],
  freeze: [{ given: { parcels: line }, who: ADMIN, operation: 'stopChecking' }],
  account: [{ given: {}, who: ADMIN, operation: 'account' }],
  air: [{ given: { waybills: '172-00000011' }, who: ADMIN, operation: 'airWaybills' }],
};
