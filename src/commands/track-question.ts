import { costText } from '../cards/price.ts';
import { type UnderstoodParcel, understoodCard } from '../cards/understood-card.ts';
import { type Action, button, type Card } from '../domain/card.ts';
import type { TypedNumbers } from '../parcels/typed-numbers.ts';
import type { WeighedNumber } from '../parcels/weigh-number.ts';
import { fieldsOf, type TrackContext, type TrackGiven } from './track-arguments.ts';
import { type Reading, readingsOf } from './track-readings.ts';

export type WeighedNumbers = Omit<TypedNumbers, 'numbers'> & { readonly numbers: readonly WeighedNumber[] };

/** Whether what was typed must be shown before anything is added: it can be read in several ways, or something is wrong. */
export function isQuestionable({ numbers, left, isDoubtful }: WeighedNumbers): boolean {
  const isUnknown = numbers.length > 1 && numbers.some(({ carrier }) => carrier === null);
  return left.length > 0 || isDoubtful || isUnknown || numbers.some(({ doubt }) => doubt !== null);
}

/** Shows what was understood, with a button for each way to read it: one press goes on. */
export async function askAbout(
  { numbers, left, isDoubtful }: WeighedNumbers,
  given: TrackGiven,
  context: TrackContext,
): Promise<Card> {
  const { offer } = context.services;
  const fields = fieldsOf(given);
  const [only, ...more] = numbers;
  const isOne = only !== undefined && more.length === 0;
  const readings = isOne ? readingsOf(only, { left, fields, offer }) : readingsOfAll(numbers);
  const buttons = await Promise.all(
    readings.map(async ({ label, given: meant, style }) =>
      button(label, await context.call('track', { ...fields, agreed: 'yes', ...meant }), style),
    ),
  );
  return understoodCard({
    parcels: numbers.map(understood),
    left,
    isDoubtful,
    cost: costText(offer, 'create', numbers.length),
    actions: inOneRow(buttons),
  });
}

/** One for all of them where all their carriers are known, and one for each. */
function readingsOfAll(numbers: readonly WeighedNumber[]): readonly Reading[] {
  const all = numbers.map(({ carrier, number }) => [carrier?.code, number].filter(Boolean).join(' '));
  const isKnown = numbers.every(({ carrier }) => carrier !== null);
  return [
    ...(isKnown
      ? [
          {
            label: `Track all ${numbers.length}`,
            given: { number: all.join(', ') },
            style: 'primary',
          } as const,
        ]
      : []),
    ...numbers.map(({ carrier, number }) => ({
      label: carrier ? `${carrier.name} ${number}` : number,
      given: { number, ...(carrier ? { carrier: carrier.code } : {}) },
    })),
  ];
}

/** As many as every platform shows in one row. */
const MOST_BUTTONS = 5;

function inOneRow(buttons: readonly Extract<Action, { type: 'button' }>[]): readonly Action[] {
  if (buttons.length <= MOST_BUTTONS) return buttons;
  const [first, ...rest] = buttons;
  const isAll = first?.style === 'primary';
  const choices = (isAll ? rest : buttons).map(({ label, call }) => ({ label, call }));
  return [...(isAll ? [first] : []), { type: 'menu', placeholder: 'Track one of them', choices }];
}

function understood({ number, carrier, others, doubt, scanned }: WeighedNumber): UnderstoodParcel {
  return {
    number,
    carrierName: carrier?.name ?? null,
    hasWrongCheckDigit: doubt === 'check-digit',
    owner: (doubt === 'another' && others[0]?.name) || null,
    isScanned: scanned !== null,
  };
}
