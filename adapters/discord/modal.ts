import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import { type Form, type FormField, splitChosen } from '../../src/domain/form.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { WRITABLE } from './writable-channels.ts';

/** A form as a modal; `custom_id` comes back with it. https://docs.discord.com/developers/components/using-modal-components */
export function renderModal(
  { title, intro, fields }: Form,
  custom_id: string,
): APIModalInteractionResponseCallbackData {
  return {
    title: fitText(title, DISCORD_LIMITS.modalTitle),
    custom_id,
    components: [...(intro ? [renderIntro(intro)] : []), ...fields.map(renderField)],
  };
}

function renderIntro(text: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: fitText(text, DISCORD_LIMITS.textDisplay) };
}

/** https://docs.discord.com/developers/components/reference#label */
function renderField(field: FormField): APILabelComponent {
  const { label, hint } = field;
  return {
    type: ComponentType.Label,
    label: fitText(label, DISCORD_LIMITS.fieldLabel),
    ...(hint ? { description: fitText(hint, DISCORD_LIMITS.fieldDescription) } : {}),
    component: renderComponent(field),
  };
}

function renderComponent(field: FormField): APIComponentInLabel {
  const { name: custom_id, kind, value, required, choices = [] } = field;
  // What may be left out may also be taken away again.
  const few = { required, min_values: required ? 1 : 0 };
  switch (kind) {
    case 'file':
      return { type: ComponentType.FileUpload, custom_id, ...few, max_values: 1 };
    case 'channel': {
      const type = SelectMenuDefaultValueType.Channel as const;
      const chosen = value ? { default_values: [{ id: value, type }] } : {};
      return {
        type: ComponentType.ChannelSelect,
        custom_id,
        ...few,
        channel_types: [...WRITABLE],
        ...chosen,
      };
    }
    case 'choice':
    case 'choices': {
      if (!isShowable(choices.length)) return renderInput(field);
      const max_values = kind === 'choice' ? 1 : choices.length;
      return { type: ComponentType.StringSelect, custom_id, ...few, max_values, options: optionsOf(field) };
    }
    default:
      return renderInput(field);
  }
}

/** Of more than Discord shows none may be missing: then it is typed. */
function isShowable(count: number): boolean {
  return count > 0 && count <= DISCORD_LIMITS.menuOptions;
}

function optionsOf({ kind, value, choices = [] }: FormField) {
  const chosen = kind === 'choices' ? splitChosen(value) : [value];
  return choices.map((choice) => ({
    label: fitText(choice.label, DISCORD_LIMITS.menuText),
    value: choice.value,
    ...(chosen.includes(choice.value) ? { default: true } : {}),
  }));
}

/** What is searched elsewhere is typed here: a modal suggests nothing. */
function renderInput({ name, kind, value, required, longest = DISCORD_LIMITS.fieldText }: FormField) {
  const shown = fitText(value, DISCORD_LIMITS.fieldText);
  return {
    type: ComponentType.TextInput as const,
    custom_id: name,
    style: kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: Math.max(shown.length, Math.min(longest, DISCORD_LIMITS.fieldText)),
    ...(shown ? { value: shown } : {}),
  };
}
