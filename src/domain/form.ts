import type { Call } from './call.ts';

/** A form as plain data; each platform shows it in its own way and gives {@link Form.submit} with what was entered. */
export interface Form {
  readonly title: string;
  readonly submitLabel: string;
  readonly submit: Call;
  /** Where a platform has room for only some, the first ones count. Each is named like the argument it fills. */
  readonly fields: readonly FormField[];
}

export const FIELD_KINDS = ['line', 'paragraph', 'choice', 'search', 'file'] as const;

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind: (typeof FIELD_KINDS)[number];
  readonly value: string;
  readonly required: boolean;
  /** An example or an explanation; empty for none. */
  readonly hint: string;
  /** For `choice` only; a `search` is offered what the argument's kind suggests. */
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
}
