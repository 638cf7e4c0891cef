import type { Carrier } from '../../src/domain/carrier.ts';

const PLACES = [
  'Northern',
  'Pacific',
  'Blue',
  'City',
  'Harbour',
  'Alpine',
  'Delta',
  'Union',
  'Royal',
  'Metro',
];
const KINDS = [
  'Post',
  'Express',
  'Logistics',
  'Parcel Service',
  'Cargo',
  'Freight Forwarding',
  'Lines',
  'Mail',
];

/** As many carriers as the service knows, with names like theirs. */
export const MANY_CARRIERS: readonly Carrier[] = Array.from({ length: 1_200 }, (_, index) => {
  const name = `${PLACES[index % PLACES.length]} ${KINDS[index % KINDS.length]} ${index}`;
  return { code: name.toLowerCase().replaceAll(' ', '-'), name, phone: null, homepage: null };
});
