import type { QuietHours } from './quiet-hours.ts';
import { DEFAULT_WISHES, type Wishes } from './wishes.ts';

/** Who wanted a channel to be silent (the platform's id), and since when (Unix milliseconds). */
export interface Pause {
  /** Null where an older version noted neither. */
  readonly by: string | null;
  readonly since: number | null;
}

/** What a channel has chosen. */
export interface ChannelSettings {
  /** Whether tracking numbers are shown in full where others read along: they lead to a name and an address. */
  readonly numbers: 'short' | 'full';
  /** What is wanted of every parcel for which nothing else was said. */
  readonly wishes: Wishes;
  /** Nothing is posted, and what happens meanwhile is not told later; null where that is not so. */
  readonly paused: Pause | null;
  /** When nothing is posted until it is over; null for never. */
  readonly quiet: QuietHours | null;
  /** When the day's summary is posted, minutes since midnight; null for never. */
  readonly digest: number | null;
  /** IANA name, for {@link quiet} and {@link digest}. */
  readonly zone: string;
  /** Two small letters: the language of couriers' texts, where the service offers it; null for as they come. */
  readonly language: string | null;
  /** Days without news after which a parcel counts as stuck; null for never. */
  readonly stuckDays: number | null;
  /** Days after which a delivered parcel leaves the list; null for never. */
  readonly closeAfterDays: number | null;
}

export const DEFAULT_SETTINGS: ChannelSettings = {
  numbers: 'short',
  wishes: DEFAULT_WISHES,
  paused: null,
  quiet: null,
  digest: null,
  zone: 'UTC',
  language: null,
  stuckDays: 7,
  closeAfterDays: 14,
};
