import type { Given } from '../../domain/call.ts';
import type { ArgumentDefinitions } from '../../grammar/command-table.ts';
import { hiddenText } from '../../grammar/kinds/hidden-text.ts';
import { file, lines } from '../../grammar/kinds/plain.ts';
import { carrier } from '../../parcels/kinds.ts';
import { type Columns, MEANINGS, type Meaning } from '../../parcels/table/meanings.ts';

const shown = { required: false, positional: false } as const;
const hidden = { kind: file, summary: '', required: false, positional: false, hidden: true } as const;

type ColumnName = `column_${Meaning}`;

/** Which column holds what, as the form asks: its place counted from 0, or {@link NO_COLUMN}. */
const columnArguments = Object.fromEntries(
  MEANINGS.map((meaning) => [columnName(meaning), hiddenText]),
) as Record<ColumnName, typeof hiddenText>;

export const importArguments = {
  lines: {
    kind: lines,
    summary: 'One parcel a line: carrier, number, and title=… or any other field',
    required: false,
    positional: true,
  },
  file: { kind: file, summary: 'A CSV file, such as your shop or courier exports', ...shown },
  carrier: { kind: carrier, summary: 'Who carries those beside which no carrier stands', ...shown },
  /** What is wanted of a plan: a form for its columns, its carriers, another look, or the first or last of lines to count. */
  ask: hiddenText,
  /** The draft of that plan; what was given for it; and the drafts of the plans that were made of that before. */
  plan: hiddenText,
  source: hidden,
  former: hiddenText,
  /** Which of several rows about one parcel counts, and whether what is there is replaced. */
  precedence: hiddenText,
  present: hiddenText,
  ...columnArguments,
  /** What was shown and agreed to. */
  rows: hidden,
} as const satisfies ArgumentDefinitions;

export const NO_COLUMN = '-';

export function columnName(meaning: Meaning): ColumnName {
  return `column_${meaning}`;
}

/** Of what was given, what was chosen for columns. */
export function columnsGiven(given: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(
    MEANINGS.flatMap((meaning) => {
      const name = columnName(meaning);
      const text = given[name];
      return typeof text === 'string' ? [[name, text] as const] : [];
    }),
  );
}

/** The columns that a person has chosen, in place of those that were recognised; null where nobody has. */
export function chosenColumns(given: Given, recognised: Columns): Columns | null {
  if (Object.keys(columnsGiven(given)).length === 0) return null;
  const columns: Partial<Record<Meaning, number>> = { ...recognised };
  for (const meaning of MEANINGS) {
    const text = given[columnName(meaning)];
    if (text === undefined) continue;
    if (/^\d{1,3}$/.test(text)) columns[meaning] = Number(text);
    else delete columns[meaning];
  }
  return columns;
}
