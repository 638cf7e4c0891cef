import type { ChannelSettings } from './channel-settings.ts';
import { localTime } from './quiet-hours.ts';

/** A channel's summary of a day. */
export interface DueDigest {
  /** As a calendar shows it where the channel is: `2026-11-24`. */
  readonly day: string;
  /** It cannot have been posted before, Unix milliseconds. */
  readonly notBefore: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MIN = 24 * 60;
/** A digest that could not be posted for that long is dropped: the next day's is nearer. */
const LATEST_MIN = 6 * 60;

/** The one that is due by now; null for none. It may be that of yesterday. */
export function dueDigest(
  { digest, zone }: Pick<ChannelSettings, 'digest' | 'zone'>,
  now: number,
): DueDigest | null {
  if (digest === null) return null;
  const { day, minute } = localTime(now, zone);
  const late = (minute - digest + DAY_MIN) % DAY_MIN;
  if (late > LATEST_MIN) return null;
  // Clocks may have been put back by an hour meanwhile.
  const notBefore = now - late * MINUTE_MS - HOUR_MS;
  return { day: minute >= digest ? day : dayBefore(day), notBefore };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MIN * MINUTE_MS).toISOString().slice(0, 10);
}
