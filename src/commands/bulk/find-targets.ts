import type { CommandContext } from '../../chat/command.ts';
import { readerIn } from '../../chat/reader.ts';
import { type Parcel, type ParcelKey, parcelId, toParcelKey } from '../../domain/parcel.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { requireOwn } from '../../parcels/access.ts';
import { query } from '../../parcels/kinds.ts';
import { parseQuery } from '../../parcels/query/parse-query.ts';
import { selectParcels } from '../../parcels/select-parcels.ts';
import { isGood } from './parcel-row.ts';
import { readRows } from './read-rows.ts';

/** Parcels that something is to be done with. */
export interface Targets {
  readonly keys: readonly ParcelKey[];
  /** What is known of them, where a query found them. */
  readonly parcels: readonly Parcel[];
}

const LOOKS_LIKE_QUERY = /(?:^|\s)[-–—]?[a-z_]+:/i;

/** Which parcels are meant by a query, or by lines that name one each. Only those the workspace may change. */
export async function findTargets(
  text: string | undefined,
  context: CommandContext<'list'>,
): Promise<Result<Targets>> {
  if (!text) return failure({ code: 'missing-argument', argument: 'parcels', expected: query.expected });
  return LOOKS_LIKE_QUERY.test(text) ? byQuery(text, context) : byLines(text, context);
}

async function byQuery(text: string, context: CommandContext<'list'>): Promise<Result<Targets>> {
  const { services } = context;
  const index = await services.carriers.index();
  const parsed = parseQuery(text, { index, now: services.clock() });
  if (!parsed.ok) return parsed;
  const selected = await selectParcels(services, parsed.value, await readerIn(context));
  if (!selected.ok) return selected;
  const parcels = selected.value.filter(({ own }) => own).map(({ parcel }) => parcel);
  if (parcels.length === 0) return failure({ code: 'nothing-found', given: text });
  return success({ keys: parcels.map(({ key }) => key), parcels });
}

async function byLines(
  text: string,
  { services, channel }: CommandContext<'list'>,
): Promise<Result<Targets>> {
  const read = await readRows(services, text);
  if (!read.ok) return read;
  const { rows } = read.value;
  const bad = rows.find((row) => !isGood(row));
  if (bad && !isGood(bad)) return failure(bad.problem);
  const keys = rows.filter(isGood).map(({ parcel }) => parcel.key);
  if (keys.length === 0) return failure({ code: 'nothing-found', given: text });
  const allowed = await requireOwn(services, keys, channel);
  return allowed.ok ? success({ keys, parcels: [] }) : allowed;
}

/** Keys as a button's draft keeps them. */
export function writeKeys(keys: readonly ParcelKey[]): string {
  return keys.map(parcelId).join('\n');
}

/** Those of {@link writeKeys}. */
export function keysIn(text: string): readonly ParcelKey[] {
  return text
    .split('\n')
    .filter((line) => line.includes('/'))
    .map(toParcelKey);
}

/** The same, if the workspace may still change them. Whose they were is not known of those that are `gone`. */
export async function ownKeys(
  keys: readonly ParcelKey[],
  { services, channel }: CommandContext,
  gone: readonly ParcelKey[] = [],
): Promise<Result<readonly ParcelKey[]>> {
  const missing = new Set(gone.map(parcelId));
  const there = keys.filter((key) => !missing.has(parcelId(key)));
  const allowed = await requireOwn(services, there, channel);
  return allowed.ok ? success(keys) : allowed;
}
