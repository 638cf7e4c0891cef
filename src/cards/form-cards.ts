import type { Call, Given } from '../domain/call.ts';
import { button, type Card } from '../domain/card.ts';
import { type Form, type FormField, splitChosen } from '../domain/form.ts';
import { noticeCard } from './notice-card.ts';

/** A form that was ready when it could not be opened any more. */
export function lateFormCard(title: string, open: Call): Card {
  return {
    ...noticeCard(title, 'The form is ready. Filling it in took a moment, so it waits behind this button.'),
    actions: [button('Open the form', open, 'primary')],
  };
}

/** What is wrong with what was entered, and the way back to it. */
export function mistakesCard({ title, fields }: Form, entered: Given, mistakes: Given, open: Call): Card {
  const wrong = fields.filter(({ name }) => mistakes[name] !== undefined);
  const named = wrong.map((field) => {
    const typed = typedIn(field, entered);
    return { name: field.label, value: `${typed ? `“${typed}”: ` : ''}${mistakes[field.name]}` };
  });
  return {
    title:
      wrong.length === 1 ? `${title}: one thing to correct` : `${title}: ${wrong.length} things to correct`,
    tone: 'warning',
    blocks: [
      { type: 'text', text: 'Nothing was done yet. All that you entered is kept.' },
      { type: 'fields', fields: named },
    ],
    links: [],
    footer: [],
    actions: [backButton(open)],
  };
}

/** Whatever it was that failed, nobody enters it all again. */
export function withWayBack(card: Card, open: Call): Card {
  return { ...card, actions: [...(card.actions ?? []), backButton(open)] };
}

function backButton(open: Call) {
  return button('Back to the form', open, 'primary');
}

export interface NextPage {
  readonly open: Call;
  readonly labels: readonly string[];
  /** Carries out what there is; null where something is required that was not asked for yet. */
  readonly finish: Call | null;
}

/** Between two pages of a form. */
export function nextPageCard({ title, submitLabel }: Form, { open, labels, finish }: NextPage): Card {
  const more = `More fields: ${labels.join(', ')}.`;
  return {
    ...noticeCard(title, `Nothing was done yet. What you entered is kept. ${more}`),
    actions: [
      button('Next fields', open, 'primary'),
      ...(finish ? [button(submitLabel, finish, 'plain')] : []),
    ],
  };
}

/** The same answer to one page of a form, with the way to the next. */
export function withNextPage(card: Card, open: Call): Card {
  return { ...card, actions: [...(card.actions ?? []), button('More fields', open, 'plain')] };
}

/** A form that has run out must not take with it what was typed. */
export function runOutCard(entered: Given): Card {
  const fields = Object.entries(entered).filter(([, value]) => value !== '');
  return {
    title: 'That form is too old',
    tone: 'warning',
    blocks: [
      { type: 'text', text: 'Nothing was done. Please open it again; this is what you had entered.' },
      ...(fields.length > 0
        ? [{ type: 'fields' as const, fields: fields.map(([name, value]) => ({ name, value })) }]
        : []),
    ],
    links: [],
    footer: [],
  };
}

function typedIn({ name, kind, choices = [] }: FormField, { [name]: value = '' }: Given): string {
  if (kind === 'file') return '';
  if (!kind.startsWith('choice')) return value;
  const chosen = choices.filter((choice) => splitChosen(value).includes(choice.value));
  return chosen.map(({ label }) => label).join(', ') || value;
}
