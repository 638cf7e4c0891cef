import type { Carrier } from '../../domain/carrier.ts';
import { nameKey } from '../../domain/name-key.ts';
import { CARRIER_NAMES, withoutUsualEnding } from '../finder/couriers/name-table.ts';

/** One of the names of a carrier, as {@link nameKey} writes it. */
export interface CarrierName {
  readonly key: string;
  readonly carrier: Carrier;
}

export interface CarrierLookup {
  /** All there are: codes, listed names and aliases. */
  readonly names: readonly CarrierName[];
  /** Those of whom the words are the code; else the name; else an alias. */
  exactly(words: string): readonly Carrier[];
}

export function createCarrierLookup(carriers: readonly Carrier[]): CarrierLookup {
  const byCode = new Map(carriers.map((carrier) => [carrier.code.toLowerCase(), carrier]));
  const codes = carriers.map((carrier) => ({ key: nameKey(carrier.code), carrier }));
  const listed = carriers.map((carrier) => ({ key: nameKey(carrier.name), carrier }));
  const aliases = aliasesFor(byCode);
  const tables = [codes, listed, aliases].map(grouped);
  const withKey = (key: string) => tables.map((table) => table.get(key)).find((found) => found !== undefined);

  return {
    names: [...codes, ...listed, ...aliases].filter(({ key }) => key !== ''),
    exactly(words) {
      // Written exactly so, since the keys of two codes may be one: dhlparcel-nl, dhl-parcel-nl.
      const code = byCode.get(words.toLowerCase());
      if (code) return [code];
      const key = nameKey(words);
      return withKey(key) ?? withKey(withoutUsualEnding(key)) ?? [];
    },
  };
}

function aliasesFor(byCode: ReadonlyMap<string, Carrier>): readonly CarrierName[] {
  return [...CARRIER_NAMES].flatMap(([key, codes]) => {
    const carrier = codes.flatMap((code) => byCode.get(code) ?? [])[0];
    return carrier ? [{ key, carrier }] : [];
  });
}

function grouped(names: readonly CarrierName[]): ReadonlyMap<string, readonly Carrier[]> {
  const groups = new Map<string, Carrier[]>();
  for (const { key, carrier } of names) groups.set(key, [...(groups.get(key) ?? []), carrier]);
  groups.delete('');
  return groups;
}
