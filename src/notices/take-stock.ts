import { inParts, mapInParts } from '../async/in-parts.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { type Parcel, type ParcelKey, parcelId, toParcelKey } from '../domain/parcel.ts';
import { sampleOf } from '../domain/sample.ts';
import { absentChange } from '../domain/silence.ts';
import type { ListNeeds, PagesRead } from '../parcels/read-pages.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import { MOST_SAMPLED, type RecogniseNeeds, recogniseAccount } from './recognise-account.ts';

export interface StockNeeds extends ListNeeds, RecogniseNeeds {
  readonly parcels: Pick<
    ParcelStore,
    'pages' | 'read' | 'neverChecked' | 'followersOf' | 'noteGone' | 'recordSilence'
  >;
}

/** Compares what is known with what is in the account. */
export interface Stock {
  see(parcels: readonly Parcel[]): void;
  /** Tells each following channel once what is gone. Resolves to the channels to be told. */
  settle(pages: PagesRead): Promise<readonly ChannelRef[]>;
}

/** What was added within this time before may not be listed yet. */
const YOUNG_MS = 60 * 60_000;

/** Begun before every parcel is listed: what becomes known meanwhile is not looked for. */
export async function beginStock(needs: StockNeeds): Promise<Stock> {
  const { parcels, clock } = needs;
  const youngSince = clock() - YOUNG_MS;
  const known = new Set<string>();
  let someKnown: readonly string[] = [];
  for await (const keys of parcels.pages()) {
    const ids = keys.map(parcelId);
    for (const id of ids) known.add(id);
    someKnown = sampleOf([...someKnown, ...ids], 10 * MOST_SAMPLED);
  }
  for (const { key, createdAt } of await parcels.neverChecked()) {
    if (createdAt > youngSince) known.delete(parcelId(key));
  }
  const seen = new Set<string>();
  let sample: readonly string[] = [];
  return {
    see(page) {
      const ids = page.map(({ key }) => parcelId(key));
      for (const id of ids) seen.add(id);
      sample = sampleOf([...sample, ...ids], MOST_SAMPLED);
    },

    async settle({ isWhole }) {
      if (!isWhole || !(await recogniseAccount(needs, { known: someKnown, seen, sample }))) return [];
      const missing = [...known].filter((id) => !seen.has(id)).map(toParcelKey);
      const expected = (await mapInParts(missing, (key) => ifExpected(needs, key))).flat();
      const [witness = null] = sample;
      const gone = await goneOf(needs, expected, witness);
      return (await mapInParts(gone, (each) => tellGone(needs, each))).flat();
    },
  };
}

/** A parcel that is gone, and the carrier under which its number is there instead. */
interface Missing {
  readonly key: ParcelKey;
  readonly instead: string | null;
}

/** Of what was delivered nothing more is expected, and nobody waits for what nobody follows. */
async function ifExpected({ parcels }: StockNeeds, key: ParcelKey): Promise<readonly ParcelKey[]> {
  const record = await parcels.read(key);
  if (!record || record.status === 'delivered') return [];
  return (await parcels.followersOf(key)).length > 0 ? [key] : [];
}

/**
 * Asks for these alone, as what is archived is in no list of all. The witness is known to be there: an answer without it,
 * or one that could not be read to the end, says nothing of the others.
 */
async function goneOf(
  { api, offer, parcels, logger }: StockNeeds,
  keys: readonly ParcelKey[],
  witness: string | null,
): Promise<readonly Missing[]> {
  const gone: Missing[] = [];
  const asked = witness === null ? [] : [toParcelKey(witness)];
  for (const part of inParts(keys, Math.max(1, offer.list.numbers - asked.length))) {
    const answer = await api.list({ numbers: [...asked, ...part].map(({ number }) => number) });
    if (!answer.ok) {
      logger.warn({ problem: answer.problem }, 'what is missing in the account could not be looked for');
      return gone;
    }
    const { rows, parcels: listed } = answer.value;
    const there = new Set(listed.map(({ key }) => parcelId(key)));
    if (rows !== listed.length || (witness !== null && !there.has(witness))) continue;
    const isThere = (key: ParcelKey) => there.has(parcelId(key));
    await Promise.all(part.filter(isThere).map((key) => parcels.noteGone(key, null)));
    for (const key of part.filter((each) => !isThere(each))) {
      const instead = listed.find((each) => each.key.number === key.number)?.key.carrier ?? null;
      gone.push({ key, instead });
    }
  }
  return gone;
}

async function tellGone(
  { parcels, clock }: StockNeeds,
  { key, instead }: Missing,
): Promise<readonly ChannelRef[]> {
  const now = clock();
  const known = await parcels.noteGone(key, now);
  if (!known) return [];
  const absence = { kind: 'gone', since: known.goneSince ?? now, instead } as const;
  const change = absentChange(key, known, known.title, absence);
  const told = await Promise.all(
    (await parcels.followersOf(key)).map(async (channel) => {
      const isNew = await parcels.recordSilence(channel, change, String(absence.since));
      return isNew ? [channel] : [];
    }),
  );
  return told.flat();
}
