import type { CourierNeed, ProviderOffer } from '../../ports/provider-offer.ts';

/** What a courier wants to know besides the number; named like the argument of the command that takes it. */
export interface NeededField {
  readonly argument: 'postcode' | 'phone' | 'ship_date';
  readonly label: string;
  readonly hint: string;
}

const FIELDS: Readonly<Record<CourierNeed, NeededField>> = {
  postalCode: { argument: 'postcode', label: 'Recipient’s postcode', hint: 'Such as 00-001' },
  customerPhone: {
    argument: 'phone',
    label: 'Recipient’s or sender’s telephone',
    hint: 'Digits, with or without +',
  },
  shipDate: { argument: 'ship_date', label: 'The day it was sent', hint: 'Such as 2026-11-24' },
};

/** Null for a courier to which the number is enough. */
export function neededField(
  { neededByCourier }: Pick<ProviderOffer, 'neededByCourier'>,
  carrier: string,
): NeededField | null {
  const need = neededByCourier.get(carrier);
  return need ? FIELDS[need] : null;
}
