import type { Carrier } from '../../domain/carrier.ts';
import type { CarrierIndex } from '../carriers/carrier-index.ts';
import { firstNameIn, lastNameIn } from '../finder/couriers/courier-names.ts';
import { codeOf } from '../finder/couriers/couriers.ts';

const LONGEST = 80;

/** Whom a cell names: `FedEx Ground® (residential)`, `Standard – DHL Paket`; null for nobody. */
export function carrierIn(cell: string, index: CarrierIndex | null): Carrier | null {
  const given = cell.trim();
  if (!index || given === '' || given.length > LONGEST) return null;
  const whole = index.match(given);
  if (whole) return whole;
  const words = given.replace(/[®™©]/g, '');
  const named = firstNameIn(words) ?? lastNameIn(words);
  const code = named && codeOf(named.courier, (each) => index.match(each)?.code === each);
  return (code && index.match(code)) || null;
}

/** What people and shops write where they have no carrier to name. */
const NOBODY =
  /^(?:-+|–|—|n\/?a|none|null|other|others|custom|unknown|not specified|sonstige|andere|autre|otro|altro|inny|其他|другое|その他)$/iu;

export function namesNobody(cell: string): boolean {
  return NOBODY.test(cell.trim());
}
