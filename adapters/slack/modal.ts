import type { types } from '@slack/bolt';
import { z } from 'zod';
import { fitText } from '../../src/cards/fit.ts';
import { encodeCall, type Given } from '../../src/domain/call.ts';
import type { Form, FormField } from '../../src/domain/form.ts';
import { SLACK_LIMITS } from './limits.ts';
import { plain } from './text.ts';

export const FORM_CALLBACK = 'form';
/** What is chosen by searching; the block says for which argument. */
export const SEARCH_SELECT = 'search';

/** What a form must know when it comes back. */
const metadata = z.object({
  token: z.string(),
  channel: z.string(),
  /** Fields that were shown empty: left empty, they mean nothing. */
  empty: z.array(z.string()),
});
export type FormMetadata = z.output<typeof metadata>;

/** A form as a modal. https://docs.slack.dev/surfaces/modals */
export function renderModal({ title, submit, submitLabel, fields }: Form, channel: string): types.ModalView {
  const empty = fields.filter(({ value }) => value === '').map(({ name }) => name);
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: text(title, SLACK_LIMITS.modalTitle),
    submit: text(submitLabel, SLACK_LIMITS.modalTitle),
    close: text('Cancel', SLACK_LIMITS.modalTitle),
    private_metadata: JSON.stringify({ token: encodeCall(submit), channel, empty } satisfies FormMetadata),
    blocks: fields.map(renderField),
  };
}

function renderField(field: FormField): types.InputBlock {
  const hint = field.hint ? { hint: text(field.hint, SLACK_LIMITS.inputLabel) } : {};
  return {
    type: 'input',
    block_id: field.name,
    label: text(field.label, SLACK_LIMITS.inputLabel),
    optional: !field.required,
    element: renderElement(field),
    ...hint,
  };
}

function renderElement({ name, kind, value, choices = [] }: FormField): types.InputBlock['element'] {
  if (kind === 'file')
    return { type: 'file_input', action_id: name, filetypes: ['csv', 'txt'], max_files: 1 };
  if (kind === 'search' && value === '') {
    return { type: 'external_select', action_id: SEARCH_SELECT, min_query_length: 1 };
  }
  if (kind === 'choice') {
    const options = choices.map((each) => ({
      text: text(each.label, SLACK_LIMITS.optionText),
      value: each.value,
    }));
    const chosen = options.find((each) => each.value === value);
    return { type: 'static_select', action_id: name, options, ...(chosen ? { initial_option: chosen } : {}) };
  }
  return {
    type: 'plain_text_input',
    action_id: name,
    multiline: kind === 'paragraph',
    ...(value ? { initial_value: fitText(value, SLACK_LIMITS.inputText) } : {}),
  };
}

function text(content: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: fitText(plain(content), limit) || '–' };
}

/** Null for what is none of ours. */
export function readMetadata(json: string): FormMetadata | null {
  try {
    return metadata.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

const uploaded = z
  .object({
    url_private_download: z.string().optional(),
    url_private: z.string().optional(),
    size: z.number().optional(),
  })
  .transform(({ url_private_download, url_private = '', size = 0 }) => ({
    url: url_private_download ?? url_private,
    size,
  }));
const entry = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  files: z.array(uploaded).nullish(),
});
const state = z.record(z.string(), z.record(z.string(), entry));

export interface UploadedFile extends z.output<typeof uploaded> {
  /** The field that it was put into. */
  readonly argument: string;
}

export interface Entered {
  readonly given: Given;
  readonly file: UploadedFile | null;
}

/** What was entered, by the names of the fields. */
export function readEntered(values: unknown, { empty }: FormMetadata): Entered {
  const parsed = state.safeParse(values);
  const given: Record<string, string> = {};
  let file: Entered['file'] = null;
  for (const [name, elements] of Object.entries(parsed.success ? parsed.data : {})) {
    const [element] = Object.values(elements);
    const [first] = element?.files ?? [];
    if (first) file ??= { argument: name, ...first };
    const isChoice = element !== undefined && 'selected_option' in element;
    const value = isChoice ? element.selected_option?.value : (element?.value ?? '');
    if (value === undefined || element?.files || (value === '' && empty.includes(name))) continue;
    given[name] = value;
  }
  return { given, file };
}
