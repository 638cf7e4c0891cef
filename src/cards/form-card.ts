import type { Card } from '../domain/card.ts';
import type { Form } from '../domain/form.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import { callName } from '../grammar/command-set.ts';

/** A form where none can be shown: what it asks for, and how to type it. */
export function formCard(set: CommandSet, { title, submit, fields }: Form): Card {
  const command = set.find(submit.verb);
  const { parcel, carrier, number } = submit.given;
  const named = [parcel?.replace('/', ' '), carrier, number].filter(Boolean).join(' ');
  const typed = fields
    .filter(({ name, kind }) => kind !== 'file' && kind !== 'paragraph' && !name.includes('.'))
    .map(({ name, value }) => `${name}=${value === '' ? '…' : `"${value}"`}`);
  return {
    title,
    tone: 'calm',
    blocks: [
      {
        type: 'fields',
        fields: fields.map(({ label, value, hint }) => ({ name: label, value: value || hint || '–' })),
      },
      {
        type: 'examples',
        heading: 'Type what you want to give',
        examples: [[command ? callName(set, command) : '', named, ...typed].filter(Boolean).join(' ')],
      },
    ],
    links: [],
    footer: [],
  };
}
