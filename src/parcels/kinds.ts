import type { Carrier } from '../domain/carrier.ts';
import { parcelId } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import { type Kind, type Now, plainKind, type Suggestion } from '../grammar/kind.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';
import type { CarrierDirectory } from './carriers/carrier-directory.ts';
import { CARRIER_EXPECTED, parseCarrier } from './carriers/parse-carrier.ts';
import { type Asker, type NamingNeeds, nameParcel } from './name-parcel.ts';
import type { NamedParcel, Target } from './named-parcel.ts';
import { NUMBER_EXPECTED } from './numbers.ts';
import { assignParcelWords, joinParcelParts } from './parcel-words.ts';
import { isQueryText, parseQuery } from './query/parse-query.ts';
import type { Query } from './query/query.ts';
import { placeNumbers, readTyped, type TypedNumbers } from './typed-numbers.ts';

/** What naming a parcel takes: who asks, and where. */
export interface ParcelNeeds extends NamingNeeds, Now {
  readonly asker: Asker;
}

type CarrierNeeds = { readonly carriers: CarrierDirectory };

/** As many as any platform shows at once. */
const MOST_SUGGESTED = 100;

export const carrier: Kind<Carrier, CarrierNeeds> = {
  name: 'carrier',
  expected: CARRIER_EXPECTED,
  typed: 'words',
  read: (given, { carriers }) => parseCarrier(given, carriers),
  fits: async (text, { carriers }) => (await carriers.index())?.match(text) !== undefined,
  async suggest(typed, { carriers }) {
    const found = (await carriers.index())?.search(typed, MOST_SUGGESTED) ?? [];
    return found.map(({ code, name }) => ({ label: `${name} (${code})`, value: code }));
  },
};

/** Tracking numbers, each with the carrier that stands beside it: as printed or pasted, in a sentence or in a link. */
export const numbers: Kind<TypedNumbers, CarrierNeeds> = {
  name: 'numbers',
  expected: NUMBER_EXPECTED,
  typed: 'words',
  read: async (given, { carriers }) => readTyped(given, await carriers.index()),
  assign: async (words, _slots, { carriers }) => ({
    given: { ...placeNumbers(words, await carriers.index()) },
    left: [],
  }),
};

const PARTS = {
  of: {
    carrier: { summary: 'Who carries it: a code or a name, such as sto', suggest: carrier.suggest },
    number: { summary: 'Tracking number, a title, #3 of the last list, or this', suggest: suggestParcels },
  },
  join: joinParcelParts,
} as const;

/** One parcel, named in any way. */
export const parcel: Kind<NamedParcel, ParcelNeeds> = {
  name: 'parcel',
  expected: 'carrier and number, the number alone, a title, #3 of the last list, or this',
  typed: 'words',
  read: (given, needs) => nameParcel(needs, given, needs.asker),
  ask: (needs) => nameParcel(needs, '', needs.asker),
  suggest: suggestParcels,
  assign: assignParcelWords,
  parts: { ...PARTS, shown: true },
};

export const query: Kind<Query, Now & CarrierNeeds> = {
  name: 'query',
  expected: 'words such as status:transit carrier:sto -archived:yes since:7d',
  typed: 'rest',
  read: readQuery,
};

/** One parcel, or all that a query means. */
export const target: Kind<Target, ParcelNeeds> = {
  name: 'target',
  expected: 'a parcel, or a query such as carrier:sto status:exception',
  typed: 'words',
  read: readTarget,
  ask: (needs) => readTarget('', needs),
  suggest: suggestParcels,
  parts: { ...PARTS, shown: false },
};

const EDIT_STATUSES = ['delivered', 'exception', 'restore'] as const;

/** What a person may set a status to; `restore` is what the courier says. */
export const editStatus = plainKind<NonNullable<ParcelEdit['status']>>({
  name: 'edit-status',
  expected: 'delivered, exception or restore',
  choices: EDIT_STATUSES,
  read(given) {
    const word = given.toLowerCase();
    if (word === 'received') return 'delivered';
    if (word === 'problem') return 'exception';
    return EDIT_STATUSES.find((status) => status === word) ?? null;
  },
});

async function readQuery(given: string, { carriers, now }: Now & CarrierNeeds): Promise<Result<Query>> {
  return parseQuery(given, { index: await carriers.index(), now });
}

async function readTarget(given: string, needs: ParcelNeeds): Promise<Result<Target>> {
  if (isQueryText(given)) {
    const query = await readQuery(given, needs);
    return query.ok ? success({ kind: 'query', query: query.value }) : query;
  }
  const named = await nameParcel(needs, given, needs.asker);
  return named.ok ? success({ kind: 'parcel', parcel: named.value }) : named;
}

/** The parcels that the channel follows, by title, carrier, number or status, in any order of words. */
async function suggestParcels(
  typed: string,
  { subscriptions, asker }: Pick<ParcelNeeds, 'subscriptions' | 'asker'>,
): Promise<readonly Suggestion[]> {
  const words = typed.toLowerCase().split(/\s+/);
  const followed = await subscriptions.list(asker.channel);
  const suggested = followed.map((each) => ({
    label: labelOf(each),
    value: parcelId(each.subscription.parcel),
  }));
  return suggested
    .filter(({ label, value }) => {
      const text = `${label} ${value}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .slice(0, MOST_SUGGESTED);
}

/** `Kettle · sto 402934299065 · In transit`, where a long title makes room for the rest. */
function labelOf({ subscription: { parcel }, title, status }: FollowedParcel): string {
  const stands = `${parcel.carrier} ${parcel.number} · ${STATUS_LABEL[status]}`;
  return title ? `${shortened(title, LONGEST_LABEL - stands.length)} · ${stands}` : stands;
}

/** What the platforms show of a suggestion. */
const LONGEST_LABEL = 72;
const LEAST_OF_TITLE = 12;

function shortened(title: string, most: number): string {
  const room = Math.max(LEAST_OF_TITLE, most);
  const letters = [...title];
  return letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : title;
}
