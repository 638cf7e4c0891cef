import { z } from 'zod';
import type { Given } from '../domain/call.ts';
import { plainKind } from '../grammar/kind.ts';
import { hiddenText } from '../grammar/kinds/hidden-text.ts';
import { file as fileKind, lines as linesKind } from '../grammar/kinds/plain.ts';
import { carrier } from '../parcels/kinds.ts';
import { channelArgument } from './channel-argument.ts';

/** Twice what the longest message on any platform holds, for what was attached to it. */
const LONGEST_MESSAGE = 80_000;

const message = plainKind<string>({
  name: 'message',
  expected: 'a text with tracking numbers in it, such as what a shop wrote',
  typed: 'rest',
  longest: LONGEST_MESSAGE,
  read: (given) => given,
});

/** The choice of a parcel that is not wanted. */
export const LEFT_OUT = '-';

const hidden = { summary: '', required: false, positional: false, hidden: true } as const;

export const scanArguments = {
  text: {
    kind: message,
    summary: 'A text with tracking numbers in it, such as what a shop wrote',
    required: false,
    positional: true,
  },
  /** A form's fields, each parcel in some of its own. */
  rows: { kind: fileKind, ...hidden },
  /** A form's field with a parcel on each line. */
  lines: { kind: linesKind, ...hidden },
  in: { ...channelArgument.in, hidden: true },
  /** For its suggestions. */
  carrier: { kind: carrier, ...hidden },
  anywhere: hiddenText,
} as const;

/** `{"0.number": "1Z…", "0.carrier": "ups", "0.title": "Blue kettle"}`, `{"0.line": "ups 1Z… \"Blue kettle\""}` */
const parts = z.record(z.string(), z.string());

export interface FormRows {
  /** Parcels in fields of their own. */
  readonly rows: readonly Given[];
  /** Parcels as they would be typed. */
  readonly lines: readonly string[];
}

/** The parcels of {@link scanArguments.rows}, without those that were left out; null for what is none of ours. */
export function readFormRows(json: string): FormRows | null {
  const read = parts.safeParse(parseJson(json));
  if (!read.success) return null;
  const rows = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(read.data)) {
    const [row = '', field = ''] = name.split('.');
    if (value.trim() !== '') rows.set(row, { ...rows.get(row), [field]: value.trim() });
  }
  const all = [...rows.values()];
  return {
    rows: all.filter(({ number }) => number !== undefined),
    lines: all.flatMap(({ line = LEFT_OUT }) => (line === LEFT_OUT ? [] : [line])),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
