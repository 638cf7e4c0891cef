import type { Given } from '../domain/call.ts';
import type { Card, ListItem } from '../domain/card.ts';
import { parcels } from './wording.ts';

export interface FailedRow {
  readonly given: Given;
  readonly reason: string;
}

export interface ImportDoneContent {
  readonly added: number;
  readonly there: number;
  /** Of those, the ones of which title or fields were replaced. */
  readonly replaced: number;
  readonly failed: readonly FailedRow[];
  readonly shown: (number: string) => string;
  readonly failedFile: string;
}

/** What an import did. */
export function importDoneCard({
  added,
  there,
  replaced,
  failed,
  shown,
  failedFile,
}: ImportDoneContent): Card {
  return {
    title: `${parcels(added)} added`,
    tone: failed.length > 0 ? 'warning' : 'good',
    blocks: [
      {
        type: 'fields',
        fields: [
          { name: 'Added', value: parcels(added) },
          { name: 'There already', value: parcels(there) },
          ...(replaced > 0 ? [{ name: 'Changed', value: parcels(replaced) }] : []),
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

export function lineCount(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
