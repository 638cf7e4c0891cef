import type { ChannelSettings } from './channel-settings.ts';
import type { ParcelKey } from './parcel.ts';

/** What is known of a parcel that can name it. */
export interface Nameable {
  readonly key: ParcelKey;
  /** The title that the channel may see; see {@link titleSeen}. */
  readonly title: string | null;
  readonly carrierName: string;
}

/** How parcels are called where a message is read. */
export interface Naming {
  /** The tracking number, in full or its end. */
  number(number: string): string;
  /** Carrier and number. */
  plain(parcel: Omit<Nameable, 'title'>): string;
  /** The title, else carrier and number. */
  of(parcel: Nameable): string;
}

/**
 * Where others read along numbers are cut short, unless the channel has chosen otherwise: they lead to a name and an
 * address.
 *
 * @param isAlone whether only the one who asked reads the message
 */
export function namingFor(isAlone: boolean, { numbers }: Pick<ChannelSettings, 'numbers'>): Naming {
  const number = isAlone || numbers === 'full' ? (full: string) => full : shortNumber;
  const plain: Naming['plain'] = ({ carrierName, key }) => `${carrierName} ${number(key.number)}`;
  return { number, plain, of: (parcel) => parcel.title ?? plain(parcel) };
}

/** `…9065`: enough to tell parcels apart, and too little to look anybody up with. */
function shortNumber(number: string): string {
  return `…${number.slice(-4)}`;
}

/** The channel's own title, else the one stored with the service, which only the parcel's owners may read. */
export function titleSeen(titles: {
  readonly own: string | null;
  readonly stored: string | null;
  readonly isOwner: boolean;
}): string | null {
  return titles.own ?? ((titles.isOwner && titles.stored) || null);
}
