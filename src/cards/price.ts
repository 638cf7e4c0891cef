import { type OperationName, type ProviderOffer, priceOf } from '../ports/provider-offer.ts';

type Terms = Pick<ProviderOffer, 'prices'>;

/** `3 credits`; null for nothing. */
export function priceText(terms: Terms, operation: OperationName): string | null {
  const price = priceOf(terms, operation);
  return price === 0 ? null : `${price} ${terms.prices.unit}`;
}

/** `3 credits each`; null for nothing. */
export function priceOfEach(terms: Terms, operation: OperationName): string | null {
  const price = priceText(terms, operation);
  return price && `${price} each`;
}

/** `12 of the credits` for so many; null where they cost nothing. */
export function costText(terms: Terms, operation: OperationName, count = 1): string | null {
  const price = priceOf(terms, operation);
  // Sums of fractions are not exact.
  return price === 0 ? null : `${Number((price * count).toFixed(2))} of the ${terms.prices.unit}`;
}

/** What was paid may not come back with what is deleted. */
export function refundText(terms: Terms, what: 'it' | 'they'): string | null {
  return priceOf(terms, 'create') === 0 ? null : `The ${terms.prices.unit} ${what} cost may not come back.`;
}
