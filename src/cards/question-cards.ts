import type { Call } from '../domain/call.ts';
import { type Button, button, type Card, type Inline } from '../domain/card.ts';
import type { Carrier } from '../domain/carrier.ts';

/** What the service takes for the carrier of a number; `cost` of that question, null for nothing. */
export function chooseCarrierCard(
  number: string,
  {
    carriers,
    buttons,
    cost,
  }: { carriers: readonly Carrier[]; buttons: readonly Button[]; cost: string | null },
): Card {
  const [only, ...more] = carriers;
  const said =
    only && more.length === 0
      ? `The number was recognised as ${only.name}.`
      : 'Several carriers use numbers like that.';
  const price = cost === null ? '' : ` That question cost ${cost}.`;
  return {
    title: only && more.length === 0 ? `Is it ${only.name} ${number}?` : `Who carries ${number}?`,
    tone: 'calm',
    blocks: [
      {
        type: 'text',
        text: `${said}${price} Nothing has been added yet: choose, or name the carrier before the number.`,
      },
    ],
    links: [],
    footer: cost === null ? [] : ['The answer is remembered: asking for this number again costs nothing.'],
    actions: buttons,
    toAsker: true,
  };
}

/** A courier that finds a parcel only with something more than its number. */
export function neededFieldCard(
  carrierName: string,
  label: string,
  calls: { readonly give: Call; readonly skip: Call },
): Card {
  return {
    title: `${carrierName} wants to know more`,
    tone: 'calm',
    blocks: [
      {
        type: 'text',
        text: `${label}: without it, ${carrierName} often finds nothing. Nothing has been added yet.`,
      },
    ],
    links: [],
    footer: [],
    actions: [button('Fill in', calls.give, 'primary'), button('Track without it', calls.skip)],
    toAsker: true,
  };
}

export interface Confirmation {
  readonly title: string;
  readonly text: string;
  /** What is concerned, one line each. */
  readonly lines?: readonly string[];
  readonly confirm: Button;
  readonly note?: string | null;
  /** Who would notice, before the note. */
  readonly concerns?: readonly Inline[];
  readonly files?: Card['files'];
}

/** Asks before something that cannot be taken back, or costs. */
export function confirmationCard({
  title,
  text,
  lines = [],
  confirm,
  note,
  concerns = [],
  files,
}: Confirmation): Card {
  return {
    title,
    tone: 'warning',
    blocks: [
      { type: 'text', text },
      ...(lines.length > 0
        ? [{ type: 'list', items: lines.map((line) => ({ title: line, detail: '' })) } as const]
        : []),
    ],
    links: [],
    footer: [...concerns, ...(note ? [note] : [])],
    actions: [confirm],
    ...(files ? { files } : {}),
    toAsker: true,
  };
}

/** The button of a confirmation; whoever does not press it changes nothing. */
export function confirmButton(label: string, call: Call): Button {
  return button(label, call, 'danger');
}
