import { ComponentType, type ModalData, type ModalSubmitInteraction } from 'discord.js';
import type { AttachedFile } from '../../src/chat/attached-file.ts';
import type { Given } from '../../src/domain/call.ts';
import { joinChosen } from '../../src/domain/form.ts';

/** What was entered into a form, by the names of the fields. */
export function readEntered({ fields: { fields } }: ModalSubmitInteraction): Given {
  const texts = [...fields.values()].filter(({ type }) => type !== ComponentType.FileUpload);
  return Object.fromEntries(texts.map((field) => [field.customId, textOf(field)]));
}

function textOf(field: ModalData): string {
  return 'values' in field ? joinChosen(field.values) : String(field.value ?? '');
}

/** The file that was put into a form; null for none. */
export function uploadedIn({ fields: { fields } }: ModalSubmitInteraction): AttachedFile | null {
  for (const field of fields.values()) {
    const file = 'attachments' in field ? field.attachments?.first() : undefined;
    if (file) return { argument: field.customId, ...attachedFile(file) };
  }
  return null;
}

export function attachedFile({ url, size }: { readonly url: string; readonly size: number }) {
  return { url, size, keeper: 'Discord', isTrusted: true };
}
