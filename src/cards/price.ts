import { type OperationName, type ProviderOffer, priceOf } from '../ports/provider-offer.ts';

type Terms = Pick<ProviderOffer, 'prices'>;

/** `0.2 quota`; null for nothing. */
export function priceText(terms: Terms, operation: OperationName): string | null {
  const price = priceOf(terms, operation);
  return price === 0 ? null : `${price} ${terms.prices.unit}`;
}

/** `1 quota each`; null for nothing. */
export function priceOfEach(terms: Terms, operation: OperationName): string | null {
  const price = priceText(terms, operation);
  return price && `${price} each`;
}

/** `85 of the quota` for so many; null where they cost nothing. */
export function costText(terms: Terms, operation: OperationName, count = 1): string | null {
  const price = priceOf(terms, operation);
  // Sums of such as 0.2 are not exact.
  return price === 0 ? null : `${Number((price * count).toFixed(2))} of the ${terms.prices.unit}`;
}

/** What was paid may not come back with what is deleted. */
export function refundText(terms: Terms, what: 'it' | 'they'): string | null {
  return priceOf(terms, 'create') === 0 ? null : `The ${terms.prices.unit} ${what} cost may not come back.`;
}
