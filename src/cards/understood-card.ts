import type { Action, Card } from '../domain/card.ts';

/** A number that was found in what somebody typed. */
export interface UnderstoodParcel {
  readonly number: string;
  /** Who carries it; null where nobody knows. */
  readonly carrierName: string | null;
  readonly hasWrongCheckDigit: boolean;
  /** Whose number it is by its form and check digit, where somebody else was named. */
  readonly owner: string | null;
  /** Whether it was taken out of a longer barcode. */
  readonly isScanned: boolean;
}

export interface Understood {
  readonly parcels: readonly UnderstoodParcel[];
  /** What else was typed and means nothing, in runs of words. */
  readonly left: readonly string[];
  /** Whether it may be no tracking number. */
  readonly isDoubtful: boolean;
  /** What adding all of them costs; null for nothing. */
  readonly cost: string | null;
  readonly actions: readonly Action[];
}

/** What was understood, before anything is added: one press goes on. */
export function understoodCard({ parcels, left, isDoubtful, cost, actions }: Understood): Card {
  const [only, ...more] = parcels;
  const isOne = more.length === 0;
  const said = [...(isOne && only ? remarksOn(only) : []), ...leftOut(left), ...doubtOn(isDoubtful)];
  return {
    title: titleOf(parcels),
    tone: parcels.some(({ hasWrongCheckDigit }) => hasWrongCheckDigit) ? 'warning' : 'calm',
    blocks: [
      ...(isOne
        ? []
        : [
            {
              type: 'list',
              items: parcels.map((each) => ({ title: nameOf(each), detail: detailOf(each) })),
            } as const,
          ]),
      { type: 'text', text: [...said, 'Nothing has been added yet.'].join(' ') },
    ],
    links: [],
    footer: cost === null ? [] : [`Adding ${isOne ? 'it' : 'all of them'} costs ${cost}.`],
    actions,
    toAsker: true,
  };
}

function titleOf(parcels: readonly UnderstoodParcel[]): string {
  const [only, ...more] = parcels;
  if (!only || more.length > 0) return `${parcels.length} tracking numbers were found`;
  if (only.hasWrongCheckDigit) return `The check digit of ${nameOf(only)} is wrong`;
  return only.carrierName && !only.owner ? `Is it ${nameOf(only)}?` : `Who carries ${only.number}?`;
}

function nameOf({ carrierName, number }: UnderstoodParcel): string {
  return carrierName ? `${carrierName} ${number}` : number;
}

/** Of a number that stands within a barcode. */
export const SCANNED = 'The number was taken out of a longer barcode; its other digits are for sorting.';

function remarksOn(parcel: UnderstoodParcel): readonly string[] {
  const { hasWrongCheckDigit, owner, carrierName, isScanned } = parcel;
  return [
    ...(hasWrongCheckDigit
      ? ['One character was probably mistyped or misread. Please compare the number with the label.']
      : []),
    ...(owner ? [`It has the form and the check digit of ${owner}, but ${carrierName} is named.`] : []),
    ...(carrierName ? [] : ['The number alone does not tell.']),
    ...(isScanned ? [SCANNED] : []),
  ];
}

function detailOf({ hasWrongCheckDigit, owner, carrierName }: UnderstoodParcel): string {
  if (hasWrongCheckDigit) return 'its check digit is wrong';
  if (owner) return `by its form it is ${owner}’s`;
  return carrierName ? '' : 'its carrier is not known';
}

function leftOut(left: readonly string[]): readonly string[] {
  if (left.length === 0) return [];
  const words = left.map((each) => `“${each}”`).join(', ');
  return [`Not understood, and left out: ${words}.`];
}

function doubtOn(isDoubtful: boolean): readonly string[] {
  return isDoubtful ? ['Nothing beside it says that it is a tracking number.'] : [];
}
