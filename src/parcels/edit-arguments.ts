import type { Problem } from '../domain/problem.ts';
import type { ArgumentDefinitions, Bound } from '../grammar/command-table.ts';
import { yesNo } from '../grammar/kinds/plain.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';
import { editStatus } from './kinds.ts';
import { PROVIDER_FIELD, parcelFields } from './parcel-fields.ts';

const optional = { required: false, positional: false } as const;
const clearable = { ...optional, clearing: 'allowed' } as const;
const fixed = { ...optional, clearing: 'refused' } as const;
const { title, order, customer, email, phone, destination, logistics_channel } = parcelFields;

/** What people may want to change of a parcel. */
export const editArguments = {
  title: { ...title, summary: 'A new name; title= with nothing clears it', ...clearable, quoted: true },
  order: { ...order, ...clearable },
  customer: { ...customer, ...clearable },
  email: { ...email, ...clearable },
  phone: { ...phone, ...clearable },
  destination: { ...destination, ...fixed },
  logistics_channel: { ...logistics_channel, ...clearable },
  archived: { kind: yesNo, summary: 'yes puts it away, no takes it back', ...fixed },
  status: {
    kind: editStatus,
    summary: 'delivered, exception, or restore for what the courier says',
    ...fixed,
  },
} as const satisfies ArgumentDefinitions;

/** What each argument changes. */
export const EDITED_FIELD = {
  ...PROVIDER_FIELD,
  archived: 'archived',
  status: 'status',
} as const satisfies Readonly<Record<keyof typeof editArguments, keyof ParcelEdit>>;

/** What was given, without what was not. An empty text clears a field. */
export function editOf(given: Partial<Bound<typeof editArguments>>): ParcelEdit {
  return Object.fromEntries(
    Object.entries(EDITED_FIELD).flatMap(([name, field]) => {
      const value = given[name as keyof typeof editArguments];
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** The inverse of {@link editOf}: what somebody would have to give for it. */
export function textsOf(edit: ParcelEdit): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(EDITED_FIELD).flatMap(([name, field]) => {
      const value = edit[field];
      if (value === undefined) return [];
      return [[name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value]];
    }),
  );
}

/** The arguments for what cannot be changed. */
export function fixedArguments(editable: readonly (keyof ParcelEdit)[]): readonly string[] {
  return Object.entries(EDITED_FIELD).flatMap(([name, field]) => (editable.includes(field) ? [] : [name]));
}

/** The problem of an edit that changes what cannot be changed; null for none. `expected` says what can be done. */
export function fixedFieldProblem(
  edit: ParcelEdit,
  editable: readonly (keyof ParcelEdit)[],
  expected: string,
): Problem | null {
  const fixed = fixedArguments(editable).find((name) => name in textsOf(edit));
  return fixed === undefined
    ? null
    : { code: 'bad-argument', argument: fixed, given: `${fixed}=…`, expected };
}

export function isEmptyEdit(edit: ParcelEdit): boolean {
  return Object.keys(edit).length === 0;
}
