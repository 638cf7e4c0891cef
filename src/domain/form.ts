import type { Call, Given } from './call.ts';

/** A form as plain data; each platform shows it in its own way and gives {@link Form.submit} with what was entered. */
export interface Form {
  readonly title: string;
  /** What to know before it is filled in. */
  readonly intro?: string;
  readonly submitLabel: string;
  readonly submit: Call;
  /** Only what was changed, where that is all that counts: then every page is complete in itself. */
  readonly gives?: 'changes';
  /** Where a platform has room for only some, the first ones come first and the others on further pages. */
  readonly fields: readonly FormField[];
}

export const FIELD_KINDS = ['line', 'paragraph', 'choice', 'choices', 'search', 'channel', 'file'] as const;

export interface FormField {
  /**
   * The argument that it fills. Where a dot follows, as in `rows.1.title`, several fields fill one argument; see
   * {@link gatherFields}.
   */
  readonly name: string;
  readonly label: string;
  readonly kind: (typeof FIELD_KINDS)[number];
  /** What stands in it when it is shown; of `choices` all that are chosen, see {@link joinChosen}. */
  readonly value: string;
  readonly required: boolean;
  /** An example or an explanation; empty for none. */
  readonly hint: string;
  /** What there is to choose from; for a `search`, what its value is called. A value is at most 100 characters. */
  readonly choices?: readonly FieldChoice[];
  /** The argument whose suggestions a `search` offers, where it is called otherwise. */
  readonly suggests?: string;
  /** The most characters that can be entered. */
  readonly longest?: number;
}

export interface FieldChoice {
  readonly label: string;
  readonly value: string;
}

/** The values of `choices` as one text. */
export function joinChosen(values: readonly string[]): string {
  return values.join(',');
}

/** The inverse of {@link joinChosen}. */
export function splitChosen(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

/** `{"rows.1.title": "A", "rows.1.number": "B"}` as `{rows: '{"1.title":"A","1.number":"B"}'}`. */
export function gatherFields(entered: Given): Given {
  const given: Record<string, string> = {};
  const gathered = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(entered)) {
    const dot = name.indexOf('.');
    if (dot < 0) given[name] = value;
    else
      gathered.set(name.slice(0, dot), { ...gathered.get(name.slice(0, dot)), [name.slice(dot + 1)]: value });
  }
  for (const [name, parts] of gathered) given[name] = JSON.stringify(parts);
  return given;
}
