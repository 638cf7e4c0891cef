import type { Action, Block, Card, Field, ListItem, TextFile } from '../domain/card.ts';
import { lineCount } from './import-done-card.ts';
import { noticeCard } from './notice-card.ts';
import { parcels } from './wording.ts';

export interface ImportPlanContent {
  readonly counts: {
    readonly fresh: number;
    readonly there: number;
    readonly bad: number;
    readonly repeated: number;
    readonly carrierless: number;
    /** Lines of a table that name no number. */
    readonly numberless: number;
  };
  /** What the columns of a table were taken for; null where that goes without saying. */
  readonly columns: ColumnsContent | null;
  /** The first parcels as they will be created. */
  readonly first: readonly ListItem[];
  /** Rows that need a look: repeated, there with other fields, without a carrier, not usable. */
  readonly notable: readonly ListItem[];
  /** What will happen to what is there and to what is named twice; empty for nothing. */
  readonly policies: readonly string[];
  /** Null for nothing. */
  readonly cost: string | null;
  readonly actions: readonly Action[];
  readonly files: readonly TextFile[];
}

export interface ColumnsContent {
  readonly taken: readonly { readonly meaning: string; readonly head: string }[];
  /** Headings of columns that are not used. */
  readonly left: readonly string[];
}

/** What an import would do and cost. Nothing has happened yet. */
export function importPlanCard(content: ImportPlanContent): Card {
  const { counts, columns, first, notable, policies, actions, files } = content;
  const isIdle = counts.fresh + counts.there === 0;
  const isDoubtful = counts.bad + counts.carrierless > 0;
  return {
    title: isIdle ? 'There is nothing in it to import' : 'This is what the import would do',
    tone: isDoubtful ? 'warning' : 'calm',
    blocks: [
      { type: 'fields', fields: countFields(content) },
      ...(columns ? [{ type: 'text', text: columnsText(columns) } as const] : []),
      ...listOf(first, counts.fresh),
      ...listOf(notable, notable.length),
      ...policies.map((text): Block => ({ type: 'text', text })),
      { type: 'text', text: isIdle ? NOTHING_YET : `This channel will follow all of them. ${NOTHING_YET}` },
    ],
    links: [],
    footer: ['The file import-plan.csv holds the whole plan, line by line.'],
    actions,
    files,
    toAsker: true,
  };
}

const NOTHING_YET = 'Nothing has been added yet.';

function countFields({ counts, cost }: ImportPlanContent): readonly Field[] {
  const some = (name: string, count: number) => (count > 0 ? [{ name, value: lineCount(count) }] : []);
  return [
    { name: 'New', value: parcels(counts.fresh) },
    { name: 'Already there', value: parcels(counts.there) },
    { name: 'Not usable', value: lineCount(counts.bad) },
    ...some('Repeated', counts.repeated),
    ...some('Without a carrier', counts.carrierless),
    ...some('Without a number', counts.numberless),
    ...(cost === null ? [] : [{ name: 'Cost', value: cost }]),
  ];
}

/** A shop’s export may have eighty columns. */
const MOST_LEFT = 8;

function columnsText({ taken, left }: ColumnsContent): string {
  const named = taken.map(({ meaning, head }) => `${meaning} from “${head}”`).join(', ');
  const others = left.slice(0, MOST_LEFT).map((head) => `“${head}”`);
  const more = left.length > MOST_LEFT ? ` and ${left.length - MOST_LEFT} more` : '';
  return `Columns: ${named}.${others.length > 0 ? ` Not used: ${others.join(', ')}${more}.` : ''}`;
}

function listOf(items: readonly ListItem[], all: number): readonly Block[] {
  if (items.length === 0) return [];
  const more = all > items.length ? [{ title: `… and ${all - items.length} more`, detail: '' }] : [];
  return [{ type: 'list', items: [...items, ...more] }];
}

/** A table in which it is not clear where the numbers stand. */
export function whichColumnCard({ taken, left }: ColumnsContent, choose: Action): Card {
  const heads = [...taken.map(({ head }) => head), ...left];
  return {
    ...noticeCard(
      'Which column holds the tracking numbers?',
      'Several could, or none is headed so. Nothing has been read yet, and nothing was added.',
      'warning',
    ),
    footer: [`Columns: ${heads.slice(0, 2 * MOST_LEFT).join(', ')}`],
    actions: [choose],
    toAsker: true,
  };
}
