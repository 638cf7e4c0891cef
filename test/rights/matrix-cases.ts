import type { Given } from '../../src/domain/call.ts';
import type { OperationName } from '../../src/ports/provider-offer.ts';

/** `owner` tracked the parcel; those away are of another workspace, and whatever they are there. */
export const PEOPLE = ['owner', 'member', 'admin', 'awayMember', 'awayAdmin'] as const;
export type Who = (typeof PEOPLE)[number];

export interface MatrixCase {
  readonly given: Given;
  /** Who may do it to what is at home. */
  readonly who: readonly Who[];
  /** What the service is asked for where somebody may; nothing where it is the bot's own matter. */
  readonly operation?: OperationName;
}

export const NUMBER = '402934288065';
const parcel = { carrier: 'sto', number: NUMBER };
const named = { what: `sto ${NUMBER}` };
const line = `sto ${NUMBER}`;

const HOME: readonly Who[] = ['owner', 'member', 'admin'];
const OWNER: readonly Who[] = ['owner'];
const MANAGERS: readonly Who[] = ['owner', 'admin'];
const ADMIN: readonly Who[] = ['admin'];
/** Whatever is done, what is at home stays as it is. */
const HARMLESS = PEOPLE;

const edit = { who: HOME, operation: 'edit' } as const;
const settings = (given: Given): MatrixCase => ({ given, who: ADMIN });

/** At least one for every command; a settings case for every option. */
export const MATRIX: Readonly<Record<string, readonly MatrixCase[]>> = {
  track: [{ given: { carrier: 'sto', number: '402934288077' }, who: HARMLESS }],
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
    { given: { ...parcel, archived: 'yes' }, ...edit },
    { given: { ...parcel, status: 'delivered' }, ...edit },
  ],
  received: [{ given: parcel, ...edit }],
  problem: [{ given: parcel, ...edit }],
  restore: [{ given: parcel, ...edit }],
  archive: [{ given: parcel, ...edit }],
  carrier: [{ given: { ...parcel, 'new-carrier': 'fedex' }, who: HOME, operation: 'changeCarrier' }],
  share: [{ given: parcel, who: OWNER }],
  stop: [{ given: parcel, who: MANAGERS }],
  follow: [
    { given: { ...named, only: 'key' }, who: MANAGERS },
    { given: { ...named, as: 'thread' }, who: MANAGERS },
    { given: { ...named, echo: 'none' }, who: MANAGERS },
    { given: { what: 'carrier:sto', only: 'key' }, who: MANAGERS },
  ],
  unfollow: [
    { given: named, who: MANAGERS },
    { given: { what: 'carrier:sto' }, who: MANAGERS },
  ],
  following: [{ given: {}, who: HARMLESS }],
  mute: [
    { given: { ...parcel, for: '8h' }, who: MANAGERS },
    { given: { ...parcel, for: 'until-delivered' }, who: MANAGERS },
  ],
  pause: [settings({}), settings({ off: 'no' })],
  why: [{ given: parcel, who: HARMLESS }],
  import: [{ given: { lines: 'sto 402934288078' }, who: HARMLESS }],
  export: [{ given: {}, who: HARMLESS }],
  stats: [{ given: {}, who: HARMLESS }],
  transit: [{ given: { carrier: 'china-ems', from: 'CN', to: 'PL' }, who: HARMLESS }],
  remote: [{ given: { country: 'US', postcode: '90210' }, who: HARMLESS }],
  carriers: [{ given: { search: 'post' }, who: HARMLESS }],
  settings: [
    settings({ only: 'key' }),
    settings({ as: 'card' }),
    settings({ echo: 'none' }),
    settings({ mention: 'me' }),
    settings({ numbers: 'full' }),
    settings({ quiet: '22:00-07:00' }),
    settings({ zone: 'Europe/Warsaw' }),
    settings({ digest: '08:30' }),
    settings({ language: 'en' }),
    settings({ stuck: '3' }),
    settings({ close: 'off' }),
  ],
  help: [{ given: {}, who: HARMLESS }],
  delete: [{ given: parcel, who: ADMIN, operation: 'delete' }],
  'edit-many': [{ given: { parcels: line, archived: 'yes' }, who: HOME, operation: 'editMany' }],
  'delete-many': [{ given: { parcels: line }, who: ADMIN, operation: 'deleteMany' }],
  freeze: [{ given: { parcels: line }, who: ADMIN, operation: 'stopChecking' }],
  account: [{ given: {}, who: ADMIN, operation: 'account' }],
  air: [{ given: { waybills: '172-00000011' }, who: ADMIN, operation: 'airWaybills' }],
};
