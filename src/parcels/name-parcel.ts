import type { Carrier } from '../domain/carrier.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { normalForm } from '../domain/normal-form.ts';
import { type ParcelKey, parcelId, toParcelKey } from '../domain/parcel.ts';
import type { ParcelCandidate } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import { type AccessNeeds, accessOf } from './access.ts';
import type { CarrierDirectory } from './carriers/carrier-directory.ts';
import { parseCarrier } from './carriers/parse-carrier.ts';
import { readNumber } from './finder/formats/read-number.ts';
import type { NamedParcel } from './named-parcel.ts';
import { looksLikeNumber, NUMBER_EXPECTED, parseNumber } from './numbers.ts';
import { knownSplit, splitParcelWords } from './parcel-words.ts';
import { namesParcels, placeNumbers, readTyped } from './typed-numbers.ts';
import { weighNumber } from './weigh-number.ts';

/** Who names a parcel, and where; `about` is the parcel of the card that this is a reply to. */
export interface Asker {
  readonly channel: ChannelRef;
  readonly user: string;
  readonly about?: ParcelKey | null;
  /** Who only shares the channel finds what is followed there, and nothing else of the workspace. */
  readonly isOutsider?: boolean;
}

export interface NamingNeeds extends AccessNeeds {
  readonly api: Pick<TrackingApi, 'list'>;
  readonly carriers: CarrierDirectory;
  readonly memory: Pick<ChatMemory, 'readList' | 'readShown'>;
  readonly subscriptions: Pick<SubscriptionStore, 'list' | 'keys' | 'follows'>;
}

/**
 * Which parcel somebody means: carrier and number in either order, a number or a title alone, `#3` of the last
 * list, `this` for the card that is replied to, or else the last one shown. What fits none or several is answered
 * with those it could be.
 */
export async function nameParcel(
  needs: NamingNeeds,
  given: string,
  where: Asker,
): Promise<Result<NamedParcel>> {
  const key = await findKey(needs, given.trim(), where);
  if (!key.ok) return key;
  return success({ key: key.value, carrierName: await needs.carriers.nameOf(key.value.carrier) });
}

/** Whether a text is the name of a parcel, whoever tracks it: a number, a link, `#3`, `this`, or a title known here. */
export async function isParcelName(needs: NamingNeeds, text: string, where: Asker): Promise<boolean> {
  if (/^(?:#\s?\d+|this)$/i.test(text)) return true;
  const index = await needs.carriers.index();
  const words = text.split(/\s+/);
  // A word before a number that is no carrier's may be what somebody wants done.
  const isDoubtful = words.length > 1 && /^\p{L}+$/u.test(words[0] ?? '') && !knownSplit(words, index);
  if (!isDoubtful && namesParcels(text, index)) return true;
  return (await byTitle(needs, text, true, where)) !== null;
}

async function findKey(needs: NamingNeeds, given: string, where: Asker): Promise<Result<ParcelKey>> {
  const [, listed, after] = /^(#\s?\d+)(?:\s+(.*))?$/s.exec(given) ?? [];
  if (after) return failure({ code: 'not-understood', words: after.split(/\s+/) });
  if (listed) return fromList(needs, listed, where);
  if (given.toLowerCase() === 'this') {
    const shown = where.about ?? (await needs.memory.readShown(where.channel, where.user));
    return shown ? success(shown) : which(needs, given, where);
  }
  if (/^[a-z0-9-]+\/\w{5,50}$/.test(given)) return success(toParcelKey(given));
  if (given === '') return where.about ? success(where.about) : which(needs, given, where);
  const index = await needs.carriers.index();
  const { carrier, number } = splitParcelWords(given.split(/\s+/), index);
  // Whoever names both means them: no title has to be looked at, and there may be thousands.
  const isWhole =
    carrier !== undefined && number !== undefined && index?.match(carrier) && looksLikeNumber(number);
  const titled = isWhole ? null : await byTitle(needs, given, number === undefined, where);
  return titled ?? byText(needs, given, where);
}

/** Carrier and number; or what stands behind a label, in a link, or in a sentence, of which no word is passed over. */
async function byText(needs: NamingNeeds, given: string, where: Asker): Promise<Result<ParcelKey>> {
  const index = await needs.carriers.index();
  const placed = placeNumbers(given.split(/\s+/), index);
  const read = placed.carrier === undefined && placed.number !== undefined ? readTyped(given, index) : null;
  if (!read?.ok) return byCarrierAndNumber(needs, given, where);
  const { numbers, left } = read.value;
  if (left.length > 0) return failure({ code: 'not-understood', words: left.join(' ').split(/\s+/) });
  const weighed = numbers.map((each) => weighNumber(each, null, index));
  const [only, ...more] = weighed;
  if (!only) return which(needs, given, where);
  if (more.length === 0) return byNumber(needs, only, where);
  const candidates = weighed.map(({ carrier, number }) =>
    carrier ? candidateFor({ carrier: carrier.code, number }) : { named: number, label: number },
  );
  return failure({ code: 'which-parcel', given, candidates });
}

async function fromList(
  { memory }: NamingNeeds,
  given: string,
  { channel, user }: Asker,
): Promise<Result<ParcelKey>> {
  const list = await memory.readList(channel, user);
  const key = list[Number(given.replace(/\D/g, '')) - 1];
  if (key) return success(key);
  const expected = list.length === 0 ? 'a list that you were shown before' : `#1 to #${list.length}`;
  return failure({ code: 'bad-argument', argument: 'parcel', given, expected });
}

/** Null where no followed parcel is called that, or anything like it. */
async function byTitle(
  needs: NamingNeeds,
  given: string,
  partsCount: boolean,
  { channel }: Asker,
): Promise<Result<ParcelKey> | null> {
  const followed = await needs.subscriptions.list(channel);
  const wanted = fold(given);
  const exact = followed.filter(({ title }) => fold(title ?? '') === wanted);
  // A part of a title must not hide a number.
  const partly =
    partsCount && wanted.length >= 3
      ? followed.filter(({ title }) => fold(title ?? '').includes(wanted))
      : [];
  const found = exact.length > 0 ? exact : partly;
  const [only, ...more] = found;
  if (!only) return null;
  if (more.length === 0) return success(only.subscription.parcel);
  return failure({ code: 'which-parcel', given, candidates: candidatesAmong(found) });
}

async function byCarrierAndNumber(
  needs: NamingNeeds,
  given: string,
  where: Asker,
): Promise<Result<ParcelKey>> {
  const split = splitParcelWords(given.split(/\s+/), await needs.carriers.index());
  if (split.number === undefined) {
    const carrier = await parseCarrier(split.carrier ?? '', needs.carriers);
    if (!carrier.ok) return which(needs, given, where);
    return failure({ code: 'missing-argument', argument: 'number', expected: NUMBER_EXPECTED });
  }
  const number = parseNumber(split.number);
  if (split.carrier === undefined)
    return number.ok ? byNumber(needs, { number: number.value }, where) : number;
  const carrier = await parseCarrier(split.carrier, needs.carriers);
  if (!carrier.ok) return looksLikeNumber(split.number) ? carrier : which(needs, given, where);
  if (!number.ok) return number;
  const { code } = carrier.value;
  return success({ carrier: code, number: readNumber(number.value, [code]).number });
}

/** A number alone will do where it is the only one, among what the channel follows or else in the account. */
async function byNumber(
  needs: NamingNeeds,
  { number, carrier = null }: { readonly number: string; readonly carrier?: Carrier | null },
  where: Asker,
): Promise<Result<ParcelKey>> {
  const followed = (await needs.subscriptions.keys(where.channel)).filter((key) => key.number === number);
  const found = followed.length > 0 ? success(followed) : await inAccount(needs, number, where);
  if (!found.ok) return found;
  const [only, ...more] = found.value;
  const named = found.value.find((key) => key.carrier === carrier?.code);
  if (named) return success(named);
  if (only && more.length === 0) return success(only);
  if (!only) return failure({ code: 'tracking-missing' });
  const candidates = found.value.map(candidateFor);
  return failure({ code: 'which-parcel', given: number, candidates });
}

async function inAccount(
  needs: NamingNeeds,
  number: string,
  { channel, isOutsider = false }: Asker,
): Promise<Result<readonly ParcelKey[]>> {
  if (isOutsider) return success([]);
  const page = await needs.api.list({ numbers: [number] });
  if (!page.ok) return page;
  const keys = page.value.parcels.map(({ key }) => key).filter((key) => key.number === number);
  const access = await accessOf(needs, keys, channel);
  return success(keys.filter((_, index) => access[index] !== 'foreign'));
}

/** Nothing fits: what the channel follows is what it could be. */
async function which(needs: NamingNeeds, given: string, { channel }: Asker): Promise<Result<ParcelKey>> {
  const followed = await needs.subscriptions.list(channel);
  return failure({ code: 'which-parcel', given, candidates: candidatesAmong(followed) });
}

function candidateFor(key: ParcelKey): ParcelCandidate {
  return { named: parcelId(key), label: parcelId(key) };
}

/** As many as any platform lets one choose from. */
const MOST_CANDIDATES = 100;

function candidatesAmong(followed: readonly FollowedParcel[]): readonly ParcelCandidate[] {
  return followed.slice(0, MOST_CANDIDATES).map(({ subscription: { parcel }, title }) => ({
    named: parcelId(parcel),
    label: title ? `${title} · ${parcelId(parcel)}` : parcelId(parcel),
  }));
}

function fold(text: string): string {
  return normalForm(text).toLowerCase().replace(/\s+/g, ' ').trim();
}
