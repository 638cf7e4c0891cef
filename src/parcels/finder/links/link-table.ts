import type { CourierKey } from '../couriers/couriers.ts';
import { AMERICAN_LINKS } from './american-links.ts';
import { ASIAN_LINKS } from './asian-links.ts';
import { EUROPEAN_LINKS } from './european-links.ts';
import { type LinkPattern, link } from './link-pattern.ts';

/** Sites that track any courier's parcels. */
const TRACKERS: readonly LinkPattern[] = [
  link(null, 'shop.app narvar.com easypost.com goshippo.com shipstation.com shipengine.com aftership.com', {
    parameters: 'tracking_number tracking_numbers tracking-numbers',
    folders: 'track tracking',
  }),
  link(null, 'kuaidi100.com', { parameters: 'nu' }),
];

/** Other sites that are named for what they do. */
const ANY_TRACKER = link(null, '', {
  parameters: 'nums num number trackno trackingno tracking_number p n',
  folders: 'track tracking',
});
const TRACKER_NAME = /track|trace|parcel|parcelle|paket|paczk|colis|suivi|posylk|ship24/;

const LINKS = [...AMERICAN_LINKS, ...EUROPEAN_LINKS, ...ASIAN_LINKS, ...TRACKERS];

/** Whose site it is; undefined for one that does not track parcels, as far as is known. */
export function patternOf(host: string): LinkPattern | undefined {
  const known = LINKS.find(({ hosts }) => hosts.some((each) => host === each || host.endsWith(`.${each}`)));
  return known ?? (TRACKER_NAME.test(host) ? ANY_TRACKER : undefined);
}

/** The page's address with `%` for the number; null for a courier that has none. */
export function pageOfCourier(courier: CourierKey): string | null {
  return LINKS.find((each) => each.courier === courier && each.page)?.page ?? null;
}
