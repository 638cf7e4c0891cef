import { noticeInWords } from '../cards/change-card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import { isWanted, type Judged, judge } from '../domain/judge.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import { quietFor } from '../domain/quiet-hours.ts';
import type { Hold, LaneHold, Standing } from '../domain/standing.ts';
import type { Lane, Outbox, Pace } from '../ports/outbox.ts';
import type { ReceiptStore } from '../ports/receipt-store.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { unwanted } from './receipts.ts';

/** Says of notices, and of channels, where they stand: from what is stored, and by the rules that posting goes by. */
export interface StandingReader {
  /** Newest first: what waits of a parcel, then what was settled of it in the last weeks. */
  ofParcel(channel: ChannelRef, parcel: ParcelKey): Promise<readonly Notice[]>;
  /** Only the latter. */
  settledOf(channel: ChannelRef, parcel: ParcelKey): Promise<readonly Notice[]>;
  ofChannel(channel: ChannelRef): Promise<ChannelStanding>;
}

export interface Notice {
  /** The change in a few words. */
  readonly what: string;
  /** When it was settled or, as long as it waits, seen; Unix milliseconds, null where that is not known. */
  readonly at: number | null;
  readonly standing: Standing;
}

/** Whether posts arrive. */
export interface ChannelStanding extends Omit<Lane, 'hold'> {
  /** Null for nothing. */
  readonly hold: Hold | null;
}

export interface StandingNeeds {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly outbox: Pick<Outbox, 'now' | 'look' | 'waitingOf'>;
  readonly receipts: Pick<ReceiptStore, 'list'>;
  /** How fast one channel of a platform may be posted to. */
  readonly paceOf: (platform: string) => Pace;
}

export const NO_PACE: Pace = { intervalMs: 0, burst: 1 };

export function createStandingReader(needs: StandingNeeds): StandingReader {
  const { settings, outbox, receipts, paceOf } = needs;

  async function ofChannel(channel: ChannelRef): Promise<ChannelStanding> {
    const [now, chosen, lane] = await Promise.all([
      outbox.now(),
      settings.read(channel),
      outbox.look(channel, paceOf(channel.platform)),
    ]);
    return { ...lane, hold: holdOn(chosen, lane.hold, now) };
  }

  async function ofParcel(channel: ChannelRef, parcel: ParcelKey): Promise<readonly Notice[]> {
    const [now, chosen, lane, waiting, settled] = await Promise.all([
      outbox.now(),
      settings.read(channel),
      outbox.look(channel, paceOf(channel.platform)),
      outbox.waitingOf(channel, parcel),
      receipts.list(channel, parcel),
    ]);
    const hold = holdOn(chosen, lane.hold, now);
    const waits = waiting.deliveries.map((delivery) => ({
      what: noticeInWords(delivery.change),
      at: delivery.change.seenAt,
      standing: standingOf(judge(delivery, chosen, now), hold, waiting.ahead),
    }));
    return [...waits.reverse(), ...settled];
  }

  return { ofParcel, settledOf: receipts.list, ofChannel };
}

/** Null outside of them. */
export function quietHold(
  { quiet, zone }: Pick<ChannelSettings, 'quiet' | 'zone'>,
  now: number,
): Extract<Hold, { readonly by: 'quiet' }> | null {
  const ms = quiet ? quietFor(quiet, zone, now) : 0;
  return ms > 0 ? { by: 'quiet', until: now - (now % 60_000) + ms } : null;
}

/** What a person or the platform has to end comes before what ends by itself. */
function holdOn(settings: ChannelSettings, lane: LaneHold | null, now: number): Hold | null {
  if (settings.paused) return { by: 'pause', pause: settings.paused };
  if (lane?.by === 'refusal' || lane?.by === 'lockout') return lane;
  return quietHold(settings, now) ?? lane;
}

/** As things are: whoever changes a wish before its turn comes changes what becomes of it. */
function standingOf(judged: Judged, hold: Hold | null, ahead: number): Standing {
  if (!isWanted(judged)) return unwanted(judged);
  if (hold && hold.by !== 'pace') return { kind: 'held', hold };
  if (ahead > 0) return { kind: 'held', hold: { by: 'others', ahead } };
  return hold ? { kind: 'held', hold } : { kind: 'due' };
}
