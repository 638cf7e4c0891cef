import type { Services } from '../chat/services.ts';
import { type ParcelKey, parcelId, toParcelKey } from '../domain/parcel.ts';
import type { ParcelCandidate } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import { EXPECTED, looksLikeNumber, parseCarrier, parseNumber } from '../grammar/arguments.ts';
import { splitParcelWords } from '../grammar/assign-words.ts';
import type { NamedParcel, Origin } from '../grammar/command-table.ts';
import { accessOf } from './access.ts';

type Needs = Pick<Services, 'api' | 'carriers' | 'memory' | 'parcels' | 'subscriptions' | 'home'>;
type Where = Pick<Origin, 'channel' | 'user' | 'about'>;

/**
 * Which parcel somebody means: carrier and number in either order, a number or a title alone, `#3` of the last
 * list, `this` for the card that is replied to, or else the last one shown. What fits none or several is answered
 * with those it could be.
 */
export async function nameParcel(needs: Needs, given: string, where: Where): Promise<Result<NamedParcel>> {
  const key = await findKey(needs, given.trim(), where);
  if (!key.ok) return key;
  return success({ key: key.value, carrierName: await needs.carriers.nameOf(key.value.carrier) });
}

async function findKey(needs: Needs, given: string, where: Where): Promise<Result<ParcelKey>> {
  if (/^#\s?\d+$/.test(given)) return fromList(needs, given, where);
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
  return titled ?? byCarrierAndNumber(needs, given, where);
}

async function fromList(
  { memory }: Needs,
  given: string,
  { channel, user }: Where,
): Promise<Result<ParcelKey>> {
  const list = await memory.readList(channel, user);
  const key = list[Number(given.replace(/\D/g, '')) - 1];
  if (key) return success(key);
  const expected = list.length === 0 ? 'a list that you were shown before' : `#1 to #${list.length}`;
  return failure({ code: 'bad-argument', argument: 'parcel', given, expected });
}

/** Null where no followed parcel is called that, or anything like it. */
async function byTitle(
  needs: Needs,
  given: string,
  partsCount: boolean,
  { channel }: Where,
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
  return failure({ code: 'which-parcel', given, candidates: found.map(toCandidate) });
}

async function byCarrierAndNumber(needs: Needs, given: string, where: Where): Promise<Result<ParcelKey>> {
  const split = splitParcelWords(given.split(/\s+/), await needs.carriers.index());
  if (split.number === undefined) {
    const carrier = await parseCarrier(split.carrier ?? '', needs.carriers);
    if (!carrier.ok) return which(needs, given, where);
    return failure({ code: 'missing-argument', argument: 'number', expected: EXPECTED.numbers });
  }
  const number = parseNumber(split.number);
  if (split.carrier === undefined) return number.ok ? byNumber(needs, number.value, where) : number;
  const carrier = await parseCarrier(split.carrier, needs.carriers);
  if (!carrier.ok) return looksLikeNumber(split.number) ? carrier : which(needs, given, where);
  return number.ok ? success({ carrier: carrier.value.code, number: number.value }) : number;
}

/** A number alone will do where it is the only one, among what the channel follows or else in the account. */
async function byNumber(needs: Needs, number: string, where: Where): Promise<Result<ParcelKey>> {
  const followed = (await needs.subscriptions.keys(where.channel)).filter((key) => key.number === number);
  const found = followed.length > 0 ? success(followed) : await inAccount(needs, number, where);
  if (!found.ok) return found;
  const [only, ...more] = found.value;
  if (only && more.length === 0) return success(only);
  if (!only) return failure({ code: 'tracking-missing' });
  const candidates = found.value.map((key) => ({ key, label: parcelId(key) }));
  return failure({ code: 'which-parcel', given: number, candidates });
}

async function inAccount(
  needs: Needs,
  number: string,
  { channel }: Where,
): Promise<Result<readonly ParcelKey[]>> {
  const page = await needs.api.list({ numbers: [number] });
  if (!page.ok) return page;
  const keys = page.value.parcels.map(({ key }) => key).filter((key) => key.number === number);
  const access = await accessOf(needs, keys, channel);
  return success(keys.filter((_, index) => access[index] !== 'foreign'));
}

/** Nothing fits: what the channel follows is what it could be. */
async function which(needs: Needs, given: string, { channel }: Where): Promise<Result<ParcelKey>> {
  const followed = await needs.subscriptions.list(channel);
  return failure({ code: 'which-parcel', given, candidates: followed.map(toCandidate) });
}

function toCandidate({ subscription: { parcel }, title }: FollowedParcel): ParcelCandidate {
  return { key: parcel, label: title ? `${title} · ${parcelId(parcel)}` : parcelId(parcel) };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
