import { differenceText, fieldWord, remarkText } from '../../cards/import-wording.ts';
import { textsOfParcel } from '../../parcels/new-parcel-arguments.ts';
import type { GoodRow } from './parcel-row.ts';
import type { ImportPlan } from './plan-import.ts';
import { toCsv } from './write-csv.ts';

interface PlanLine {
  readonly line: number;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Every line of an import and what would become of it, as a table.
 *
 * @param reasonOf why a row is not usable
 */
export function planCsv(
  { fresh, there, repeated, carrierless, bad }: ImportPlan,
  reasonOf: (row: ImportPlan['bad'][number]) => string,
): Promise<string> {
  const lines: PlanLine[] = [
    ...fresh.map((row) => lineOf(row, 'new', [])),
    ...there.map(({ row, differences }) => lineOf(row, 'there already', differences.map(differenceText))),
    ...repeated.map(({ row, countingLine, differing }) =>
      lineOf(row, 'repeated', [
        `as line ${countingLine}`,
        ...differing.map((name) => `${fieldWord(name)} differs`),
      ]),
    ),
    ...carrierless.map(({ line, given }) => ({ line, texts: { ...given, plan: 'without a carrier' } })),
    ...bad.map((row) => ({
      line: row.line,
      texts: { ...row.given, plan: 'not usable', remark: reasonOf(row) },
    })),
  ];
  const rows = lines
    .sort((a, b) => a.line - b.line)
    .map(({ line, texts }) => ({ line: String(line), ...texts }));
  return toCsv(rows, COLUMNS);
}

const COLUMNS = [
  'line',
  'plan',
  'carrier',
  'number',
  'title',
  'channel_title',
  'order',
  'customer',
  'email',
  'phone',
  'destination',
  'postcode',
  'ship_date',
  'ordered',
  'comment',
  'remark',
];

function lineOf(
  { line, parcel, channelTitle, remarks }: GoodRow,
  plan: string,
  notes: readonly string[],
): PlanLine {
  return {
    line,
    texts: {
      ...textsOfParcel(parcel),
      ...(channelTitle === undefined ? {} : { channel_title: channelTitle }),
      plan,
      remark: [...notes, ...remarks.map(remarkText)].join('; '),
    },
  };
}
