import type { ArgumentDefinitions } from '../grammar/command.ts';

/** How every command that is about one parcel names it. */
export const parcelArguments = {
  carrier: {
    kind: 'carrier',
    summary: 'Who carries it: a code or a name, such as sto',
    required: true,
    positional: true,
  },
  number: {
    kind: 'number',
    summary: 'The tracking number, as printed or pasted',
    required: true,
    positional: true,
  },
} as const satisfies ArgumentDefinitions;
