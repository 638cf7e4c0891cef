import { fitText } from '../../cards/fit.ts';
import type { FormField } from '../../domain/form.ts';
import { MEANING_LABEL, MEANINGS, type Meaning } from '../../parcels/table/meanings.ts';
import type { Table } from '../../parcels/table/read-table.ts';
import { columnName, NO_COLUMN } from './import-arguments.ts';

/** As many as every platform shows in one select. */
const MOST_CHOICES = 25;
const LONGEST_HEAD = 40;
const LONGEST_EXAMPLE = 25;
/** Those that people export; the others keep the column that was recognised. */
const ASKED: readonly Meaning[] = MEANINGS.slice(0, MEANINGS.indexOf('lang'));

/** For each meaning, a choice among the columns; the most important ones come first. */
export function columnFields(table: Table): readonly FormField[] {
  return ASKED.map((meaning) => {
    const chosen = table.columns[meaning];
    return {
      name: columnName(meaning),
      label: `Column with the ${MEANING_LABEL[meaning]}`,
      kind: 'choice',
      value: chosen === undefined ? NO_COLUMN : String(chosen),
      required: meaning === 'number',
      hint: '',
      choices: [
        ...(meaning === 'number' && chosen !== undefined ? [] : [{ label: '– none –', value: NO_COLUMN }]),
        ...offered(table, chosen).map((at) => ({ label: labelOf(table, at), value: String(at) })),
      ],
    };
  });
}

/** Of very many columns those that hold something, and in any case the one that is chosen. */
function offered({ heads, rows }: Table, chosen: number | undefined): readonly number[] {
  const all = [...heads.keys()];
  if (all.length < MOST_CHOICES) return all;
  const filled = all.filter((at) => rows.slice(0, 100).some(({ cells }) => (cells[at] ?? '').trim() !== ''));
  const first = filled.slice(0, MOST_CHOICES - 2);
  return chosen === undefined || first.includes(chosen) ? first : [chosen, ...first];
}

/** `Tracking No. (1Z5R89390357567127)` */
function labelOf({ heads, rows }: Table, at: number): string {
  const example = rows.map(({ cells }) => (cells[at] ?? '').trim()).find((cell) => cell !== '');
  const head = fitText(heads[at] ?? '', LONGEST_HEAD);
  return example === undefined ? head : `${head} (${fitText(example, LONGEST_EXAMPLE)})`;
}
