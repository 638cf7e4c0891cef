import type { Call, Given } from '../domain/call.ts';
import { button, type Card, type ListItem } from '../domain/card.ts';
import { parcels } from './wording.ts';

export interface FailedRow {
  readonly given: Given;
  readonly reason: string;
}

export interface ImportPlanContent {
  readonly fresh: readonly unknown[];
  readonly there: readonly unknown[];
  readonly bad: readonly FailedRow[];
  readonly repeated: number;
  /** Null for nothing. */
  readonly cost: string | null;
  /** Null where there is nothing to do. */
  readonly confirm: Call | null;
  readonly failedFile: string;
}

/** What an import would do and cost. Nothing has happened yet. */
export function importPlanCard({
  fresh,
  there,
  bad,
  repeated,
  cost,
  confirm,
  failedFile,
}: ImportPlanContent): Card {
  return {
    title: confirm ? 'This is what the import would do' : 'There is nothing in it to import',
    tone: bad.length > 0 ? 'warning' : 'calm',
    blocks: [
      {
        type: 'fields',
        fields: [
          { name: 'New', value: parcels(fresh.length) },
          { name: 'Already there', value: parcels(there.length) },
          { name: 'Not usable', value: lineCount(bad.length) },
          ...(repeated > 0 ? [{ name: 'Repeated', value: lineCount(repeated) }] : []),
          ...(cost === null ? [] : [{ name: 'Cost', value: cost }]),
        ],
      },
      ...badList(bad, ({ number = '' }) => number),
      ...(confirm
        ? [
            {
              type: 'text',
              text: 'This channel will follow all of them. Nothing has been added yet.',
            } as const,
          ]
        : []),
    ],
    links: [],
    footer: [],
    actions: confirm ? [button(`Import ${parcels(fresh.length + there.length)}`, confirm, 'primary')] : [],
    ...(bad.length > 0 ? { files: [{ name: 'not-usable.csv', text: failedFile }] } : {}),
    toAsker: true,
  };
}

export interface ImportDoneContent {
  readonly added: number;
  readonly there: number;
  readonly failed: readonly FailedRow[];
  readonly shown: (number: string) => string;
  readonly failedFile: string;
}

/** What an import did. */
export function importDoneCard({ added, there, failed, shown, failedFile }: ImportDoneContent): Card {
  return {
    title: `${parcels(added)} added`,
    tone: failed.length > 0 ? 'warning' : 'good',
    blocks: [
      {
        type: 'fields',
        fields: [
          { name: 'Added', value: parcels(added) },
          { name: 'There already', value: parcels(there) },
          { name: 'Failed', value: lineCount(failed.length) },
        ],
      },
      ...badList(failed, ({ number = '' }) => shown(number)),
      {
        type: 'text',
        text:
          added + there > 0 ? 'This channel follows them: news will be posted here.' : 'Nothing was added.',
      },
    ],
    links: [],
    footer:
      failed.length > 0 ? ['The lines that failed are in the file, to be put right and imported again.'] : [],
    ...(failed.length > 0 ? { files: [{ name: 'failed.csv', text: failedFile }] } : {}),
  };
}

const MOST_SHOWN = 10;

function badList(rows: readonly FailedRow[], numberOf: (given: Given) => string): Card['blocks'] {
  if (rows.length === 0) return [];
  const items = rows.slice(0, MOST_SHOWN).map(
    ({ given, reason }): ListItem => ({
      title: [given['carrier'], numberOf(given)].filter(Boolean).join(' ') || 'an empty line',
      detail: reason,
    }),
  );
  const left = rows.length - items.length;
  const more = left > 0 ? [{ title: `… and ${left} more`, detail: 'All of them are in the file.' }] : [];
  return [{ type: 'list', items: [...items, ...more] }];
}

function lineCount(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
