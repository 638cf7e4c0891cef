import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import { encodeCall } from '../../src/domain/call.ts';
import type { Form, FormField } from '../../src/domain/form.ts';
import { DISCORD_LIMITS } from './limits.ts';

/** A form as a modal. It has room for five texts; everything else can be given as options of the command. */
export function renderModal({ title, submit, fields }: Form): APIModalInteractionResponseCallbackData {
  const inputs = fields
    .filter(({ kind }) => kind !== 'file' && kind !== 'choice')
    .slice(0, DISCORD_LIMITS.modalFields);
  return {
    title: fitText(title, DISCORD_LIMITS.modalTitle),
    custom_id: encodeCall(submit),
    components: inputs.map((field) => ({ type: ComponentType.ActionRow, components: [renderInput(field)] })),
  };
}

function renderInput({ name, label, kind, value, required, hint }: FormField): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    label: fitText(label, DISCORD_LIMITS.fieldLabel),
    style: kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    ...(value ? { value: fitText(value, DISCORD_LIMITS.fieldText) } : {}),
    ...(hint ? { placeholder: fitText(hint, DISCORD_LIMITS.placeholder) } : {}),
  };
}
