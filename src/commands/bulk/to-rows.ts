import { mapInTurns } from '../../async/turns.ts';
import type { RowRemark } from '../../cards/import-wording.ts';
import type { Services } from '../../chat/services.ts';
import type { Given } from '../../domain/call.ts';
import type { Carrier } from '../../domain/carrier.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { underOwnNames } from '../../grammar/bind.ts';
import { text } from '../../grammar/kinds/plain.ts';
import { carrierByFormat } from '../../parcels/carriers/detect-carrier.ts';
import { parseCarrier } from '../../parcels/carriers/parse-carrier.ts';
import { readNumber } from '../../parcels/finder/formats/read-number.ts';
import type { ListedNumber } from '../../parcels/listed-numbers.ts';
import { newParcelArguments, newParcelOf } from '../../parcels/new-parcel-arguments.ts';
import { carrierIn, namesNobody } from '../../parcels/table/carrier-in-cell.ts';
import { numbersInCell } from '../../parcels/table/numbers-in-cell.ts';
import type { RowGiven } from '../../parcels/table/rows-of-table.ts';
import type { OptionalFields, ParcelRow } from './parcel-row.ts';

export type RowNeeds = Pick<Services, 'carriers' | 'clock'>;

const { number: _number, carrier: _carrier, ...optionalArguments } = newParcelArguments;

/**
 * The parcels that one row names: one for each number in it. What is wrong with a field loses the field alone.
 *
 * @param fallback whose a number is that has no carrier beside it and does not tell
 */
export async function toRows(
  needs: RowNeeds,
  { line, given }: RowGiven,
  fallback?: string,
): Promise<readonly ParcelRow[]> {
  const { channel_title: channelTitle, ...others } = given;
  const named = underOwnNames(newParcelArguments, others);
  if (!named.ok) return [{ line, given, problem: named.problem }];
  const index = await needs.carriers.index();
  const numbers = numbersInCell(named.value['number'] ?? '', index);
  if (!numbers.ok) return [{ line, given, problem: numbers.problem }];
  const { fields, remarks } = await fieldsOf(needs, named.value);
  const title = channelTitle === undefined ? null : await text.read(channelTitle, { now: 0 }, '');
  const read = { fields, ...(title?.ok ? { channelTitle: title.value } : {}) };
  const carriers = carriersFor(named.value['carrier'], numbers.value.length);
  return mapInTurns(numbers.value.entries(), async ([at, each]): Promise<ParcelRow> => {
    const { number } = each;
    const own = { line, given: { ...given, number } };
    const carrier = await carrierOf(needs, each, carriers[at] ?? '', fallback);
    if (!carrier.ok) return { ...own, problem: carrier.problem, read: { ...read, remarks } };
    const { fields: optional, ...rest } = read;
    const parcel = newParcelOf(carrier.value.code, number, optional);
    return { ...own, ...rest, parcel, remarks: [...remarks, ...carrier.value.remarks, ...remarksOn(number)] };
  });
}

/** Where as many carriers stand in a cell as there are numbers, each number has its own. */
function carriersFor(cell: string | undefined, count: number): readonly string[] {
  const parts = (cell ?? '').split(/[,;\n|]/).map((part) => part.trim());
  return count > 1 && parts.length === count ? parts : Array.from({ length: count }, () => cell ?? '');
}

async function fieldsOf(
  needs: RowNeeds,
  given: Given,
): Promise<{ fields: OptionalFields; remarks: RowRemark[] }> {
  const fields: Record<string, unknown> = {};
  const remarks: RowRemark[] = [];
  for (const [name, { kind }] of Object.entries(optionalArguments)) {
    const written = given[name]?.trim();
    if (!written) continue;
    const read = await kind.read(written, { now: needs.clock() }, name);
    if (read.ok) fields[name] = read.value;
    else remarks.push({ kind: 'left-out', field: name, given: written });
  }
  return { fields: fields as OptionalFields, remarks };
}

interface Named {
  readonly code: string;
  readonly remarks: readonly RowRemark[];
}

/** As it is written beside the number, or as the number itself tells: asking the service costs, and nobody has agreed to that. */
async function carrierOf(
  needs: RowNeeds,
  number: ListedNumber,
  cell: string,
  fallback: string | undefined,
): Promise<Result<Named>> {
  const index = await needs.carriers.index();
  const known = carrierIn(cell, index) ?? number.carrier;
  if (known) return success({ code: known.code, remarks: [] });
  const told: Carrier | null = await carrierByFormat(needs, number.number);
  const isNamed = cell.trim() !== '' && !namesNobody(cell);
  if (told)
    return success({ code: told.code, remarks: isNamed ? [{ kind: 'carrier-told', given: cell }] : [] });
  const given = isNamed ? cell : fallback;
  if (given === undefined) return failure({ code: 'carrier-not-detected' });
  const parsed = await parseCarrier(given, needs.carriers);
  return parsed.ok ? success({ code: parsed.value.code, remarks: [] }) : parsed;
}

function remarksOn(number: string): readonly RowRemark[] {
  const { telling, checkDigit } = readNumber(number);
  return telling && checkDigit === 'wrong' ? [{ kind: 'check-digit' }] : [];
}
