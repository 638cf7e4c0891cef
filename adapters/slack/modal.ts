import type { types } from '@slack/bolt';
import { z } from 'zod';
import { fitText } from '../../src/cards/fit.ts';
import { type FieldChoice, type Form, type FormField, splitChosen } from '../../src/domain/form.ts';
import { SLACK_LIMITS } from './limits.ts';
import { searchId } from './searches.ts';
import { plain } from './text.ts';

export const FORM_CALLBACK = 'form';

/** What a form must know when it comes back. */
const metadata = z.object({
  token: z.string(),
  channel: z.string(),
  /** Forms that were opened outside a thread have none. */
  thread: z.string().nullish(),
});
export type FormMetadata = z.output<typeof metadata>;

/** A form as a modal; `back` comes back with it. https://docs.slack.dev/surfaces/modals */
export function renderModal(form: Form, back: FormMetadata): types.ModalView {
  const { title, intro, submit, submitLabel, fields } = form;
  const before: types.KnownBlock[] = intro
    ? [{ type: 'section', text: text(intro, SLACK_LIMITS.sectionText) }]
    : [];
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: text(title, SLACK_LIMITS.modalTitle),
    submit: text(submitLabel, SLACK_LIMITS.modalTitle),
    close: text('Cancel', SLACK_LIMITS.modalTitle),
    private_metadata: JSON.stringify(back),
    blocks: [...before, ...fields.map((field) => renderField(field, submit.verb))],
  };
}

function renderField(field: FormField, verb: string): types.InputBlock {
  const hint = field.hint ? { hint: text(field.hint, SLACK_LIMITS.inputLabel) } : {};
  return {
    type: 'input',
    block_id: field.name,
    label: text(field.label, SLACK_LIMITS.inputLabel),
    optional: !field.required,
    element: renderElement(field, verb),
    ...hint,
  };
}

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
function renderElement(field: FormField, verb: string): types.InputBlock['element'] {
  const { name: action_id, kind, value, choices = [] } = field;
  if (kind.startsWith('choice') && choices.length === 0) return renderInput(field);
  switch (kind) {
    case 'file':
      return { type: 'file_input', action_id, max_files: 1 };
    case 'channel': {
      const chosen = value ? { initial_conversation: value } : {};
      const filter = { include: ['public', 'private'] as ('public' | 'private')[] };
      return { type: 'conversations_select', action_id, filter, ...chosen };
    }
    case 'search':
      return value.length > SLACK_LIMITS.optionValue ? renderInput(field) : renderSearch(field, verb);
    case 'choice': {
      const options = optionsOf(field);
      const chosen = options.find((each) => each.value === value);
      return { type: 'static_select', action_id, options, ...(chosen ? { initial_option: chosen } : {}) };
    }
    case 'choices': {
      const options = optionsOf(field);
      const chosen = options.filter((each) => splitChosen(value).includes(each.value));
      const initial = chosen.length > 0 ? { initial_options: chosen } : {};
      return { type: 'multi_static_select', action_id, options, ...initial };
    }
    default:
      return renderInput(field);
  }
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
function renderSearch({ name, value, choices = [], suggests = name }: FormField, verb: string) {
  const named = choices.find((each) => each.value === value) ?? { label: value, value };
  return {
    type: 'external_select' as const,
    action_id: searchId(verb, suggests),
    min_query_length: 0,
    ...(value ? { initial_option: toOption(named) } : {}),
  };
}

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
function renderInput({ name, kind, value, longest = SLACK_LIMITS.inputText }: FormField) {
  const shown = fitText(value, SLACK_LIMITS.inputText);
  return {
    type: 'plain_text_input' as const,
    action_id: name,
    multiline: kind === 'paragraph',
    max_length: Math.max(shown.length, Math.min(longest, SLACK_LIMITS.inputText)),
    ...(shown ? { initial_value: shown } : {}),
  };
}

function optionsOf({ choices = [] }: FormField) {
  return choices.slice(0, SLACK_LIMITS.options).map(toOption);
}

export function toOption({ label, value }: FieldChoice) {
  return { text: text(label, SLACK_LIMITS.optionText), value };
}

function text(content: string, limit: number) {
  return { type: 'plain_text' as const, text: fitText(plain(content), limit) || '–' };
}

/** Null for what is none of ours. */
export function readMetadata(json: string): FormMetadata | null {
  try {
    return metadata.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
