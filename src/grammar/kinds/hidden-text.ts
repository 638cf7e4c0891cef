import type { ArgumentDefinition } from '../command-table.ts';
import type { Now } from '../kind.ts';
import { text } from './plain.ts';

/** What a hidden argument looks like: buttons give it. */
export const hiddenText = {
  kind: text,
  summary: '',
  required: false,
  positional: false,
  hidden: true,
} as const satisfies ArgumentDefinition<Now>;
