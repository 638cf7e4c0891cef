import { fitText } from '../cards/fit.ts';
import type { Given } from '../domain/call.ts';
import type { Form, FormField } from '../domain/form.ts';
import type { KeptForm } from '../ports/chat-memory.ts';

/** What a platform has room for in one form. */
export interface FormRoom {
  readonly fields: number;
  /** Characters in a field. */
  readonly text: number;
}

/** What is left as it was shown has to be known by its looks: so it is kept as it can be shown. */
export function fitForm(form: Form, room: FormRoom): Form {
  return { ...form, fields: form.fields.map((field) => ({ ...field, value: fitValue(field, room) })) };
}

function fitValue({ kind, value, choices = [] }: FormField, room: FormRoom): string {
  if (kind === 'choice') return choices.some((choice) => choice.value === value) ? value : '';
  if (kind === 'line' || kind === 'search') return fitText(value.replace(/\p{Cc}+/gu, ' ').trim(), room.text);
  return kind === 'paragraph' ? fitText(value.replace(/\r\n?/g, '\n'), room.text) : value;
}

/** Its fields, as many at once as there is room for. */
export function pagesOf({
  form,
  atOnce,
}: Pick<KeptForm, 'form' | 'atOnce'>): readonly (readonly FormField[])[] {
  const room = Math.max(1, form.intro ? atOnce - 1 : atOnce);
  const count = Math.max(1, Math.ceil(form.fields.length / room));
  return Array.from({ length: count }, (_, page) => form.fields.slice(page * room, (page + 1) * room));
}

/** One page, with what was entered before, and each mistake beside its field. */
export function pageShown(kept: KeptForm, page: number): Form {
  const pages = pagesOf(kept);
  const { form } = kept;
  const fields = (pages[page] ?? []).map((field) => fieldShown(field, kept));
  return {
    ...form,
    fields,
    title: pages.length > 1 ? `${form.title} (${page + 1} of ${pages.length})` : form.title,
  };
}

function fieldShown(field: FormField, { entered, mistakes }: KeptForm): FormField {
  const { [field.name]: given } = entered;
  const mistake = mistakes[field.name];
  const hint = mistake === undefined ? field.hint : `⚠ ${mistake}`;
  if (given === undefined) return { ...field, hint };
  if (field.kind !== 'file') return { ...field, hint, value: given };
  // Nothing can be put into it beforehand.
  return {
    ...field,
    required: false,
    hint: mistake ? hint : 'Your file is kept; another one takes its place.',
  };
}

/** The fields on which something was entered wrongly, by page; the first page where that is none. */
export function firstPageWith(kept: KeptForm, names: readonly string[]): number {
  const page = pagesOf(kept).findIndex((fields) => fields.some(({ name }) => names.includes(name)));
  return Math.max(0, page);
}

/** What was entered, without what was shown empty and left so, and where only changes are given, without the rest. */
export function givenIn({ form, entered }: Pick<KeptForm, 'form' | 'entered'>): Given {
  const isMeant = ({ name, value, kind }: FormField) => {
    const now = entered[name];
    if (now === undefined) return false;
    return form.gives === 'changes' && kind !== 'file' ? now !== value : now !== '' || value !== '';
  };
  const meant = form.fields.filter(isMeant);
  return Object.fromEntries(meant.map(({ name }) => [name, entered[name] ?? '']));
}
