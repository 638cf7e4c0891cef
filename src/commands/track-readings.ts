import { costText } from '../cards/price.ts';
import type { Given } from '../domain/call.ts';
import type { Button } from '../domain/card.ts';
import { underOwnName } from '../grammar/bind.ts';
import { newParcelArguments } from '../parcels/new-parcel-arguments.ts';
import type { WeighedNumber } from '../parcels/weigh-number.ts';
import type { ProviderOffer } from '../ports/provider-offer.ts';

/** One way to understand what was typed, to be chosen. */
export interface Reading {
  readonly label: string;
  /** Besides what was given by name. */
  readonly given: Given;
  readonly style?: Button['style'];
}

/** What a number was typed with. */
export interface Beside {
  /** Runs of words that mean nothing. */
  readonly left: readonly string[];
  /** What was given by name. */
  readonly fields: Given;
  readonly offer: Pick<ProviderOffer, 'prices'>;
}

/** With one more, as many as every platform shows in one row. */
const MOST_CARRIERS = 4;

/** What one number can mean, likeliest first. */
export function readingsOf(weighed: WeighedNumber, beside: Beside): readonly Reading[] {
  const { number, carrier, others, doubt, suggestion } = weighed;
  const corrected: readonly Reading[] = suggestion
    ? [{ label: `Track ${suggestion}`, given: { number: suggestion }, style: 'primary' }]
    : [];
  const named = carrier ? [carrier] : [];
  const carriers = doubt === 'another' ? [...others, ...named] : [...named, ...others];
  const [only, ...more] = carriers;
  if (!only) return [...corrected, findCarrier(number, beside)];
  const known = { carrier: only.code, number };
  if (more.length > 0 || !carrier) {
    const each = carriers
      .slice(0, MOST_CARRIERS)
      .map(({ code, name }): Reading => ({ label: name, given: { carrier: code, number } }));
    return [...corrected, ...each, ...(carrier ? [] : [findCarrier(number, beside)])];
  }
  const words = meantBy(beside);
  if (words)
    return [
      { ...words, given: { ...known, ...words.given } },
      { label: 'Track it without', given: known },
    ];
  const label = doubt === 'check-digit' ? 'Track it all the same' : 'Track it';
  return [...corrected, { label, given: known, ...(suggestion ? {} : { style: 'primary' }) }];
}

function findCarrier(number: string, { offer }: Beside): Reading {
  const cost = costText(offer, 'detectCarrier');
  return { label: cost ? `Find the carrier, for ${cost}` : 'Find the carrier', given: { number } };
}

/** Words that stand beside a number may be what it is called, if they are few, and no sentence. */
const TITLE = /^[^.!?:#<>@/\n]{2,24}$/u;

/** Words of sentences about parcels, which are in no name of a thing. */
const SENTENCE =
  /(?<!\p{L})(?:is|are|was|has|have|been|will|on its way|shipped|sent|delivered|arriv\w+|please|thanks?|hi|hello|your|tracking|parcel|package|order|ist|wurde|versandt|ihre?|bitte|paket|sendung|votre|colis|est|su|pedido|paquete|twoja|paczka|zamówienie)(?!\p{L})/iu;

/** What a single run of words may stand for: `order 1042`, `Blue kettle`. */
function meantBy({ left, fields }: Beside): Reading | null {
  const [words = '', ...more] = left;
  if (more.length > 0 || !TITLE.test(words) || !/\p{L}/u.test(words)) return null;
  const [first = '', ...rest] = words.split(/\s+/);
  const name = underOwnName(newParcelArguments, first.toLowerCase());
  if (name && rest.length > 0) {
    if (fields[name] !== undefined) return null;
    return { label: `Track it with ${words}`, given: { [name]: rest.join(' ') }, style: 'primary' };
  }
  if (fields['title'] !== undefined || SENTENCE.test(words)) return null;
  return { label: `Track it as “${words}”`, given: { title: words }, style: 'primary' };
}
