import { type Action, type Block, button, type Card, type Inline } from '../domain/card.ts';
import type { Carrier } from '../domain/carrier.ts';
import type { Change, Silence } from '../domain/change.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import type { UsualDays } from '../domain/transit-estimate.ts';
import { byHandMark, byHandNote } from './by-hand-note.ts';
import { freshness } from './freshness.ts';
import { parcelCall } from './parcel-call.ts';
import { toneOf } from './tone.ts';
import { dayCount, dayText } from './wording.ts';

/** What a change is told with: by the post about it, and by the message that shows where the parcel stands. */
export interface ChangeContent {
  readonly change: Change;
  /** The queries of the channel that mean the parcel. */
  readonly matched: readonly string[];
  /** Where it is told. */
  readonly channel?: ChannelRef | null;
  readonly carrierName: string;
  /** How long the carrier takes on this route; null where that is not known. */
  readonly usual: UsualDays | null;
  readonly now: number;
  readonly title: string | null;
  /** The number as it may be shown here. */
  readonly number: string;
  /** How long until the courier may be asked again, milliseconds; 0 for now, null for never. */
  readonly refreshWaitMs: number | null;
  /** `1 of the credits`, for tracking it once more; nothing where it costs nothing, or need not be said. */
  readonly trackingCost?: string | null;
  /** The name of the carrier under which the number is there instead. */
  readonly insteadName?: string | null;
  /** A carrier that fits the number as well, for one that its carrier has never heard of. */
  readonly next?: Carrier | null;
  /** `1 of the credits`, for giving it another carrier; nothing where it costs nothing. */
  readonly carrierCost?: string | null;
}

/** What both messages have around their blocks. */
export function frameOf(content: ChangeContent): Omit<Card, 'blocks'> {
  const { change, carrierName, title, number, refreshWaitMs } = content;
  const name = title ?? `${carrierName} ${number}`;
  const { parcel, silence, to, byHand = null } = change;
  return {
    title: `${name}: ${silence ? silenceTitle(silence) : STATUS_LABEL[to]}${byHandMark(byHand)}`,
    tone: silence ? 'warning' : toneOf(to),
    links: change.website ? [{ label: `Open ${carrierName}`, url: change.website }] : [],
    footer: [
      ...byHandNote(byHand, content.channel ?? null),
      `${nameAndTime(change, `${carrierName} ${number}`)} · `,
      ...estimate(content),
      ...freshness(change.checkedAt, refreshWaitMs),
    ],
    about: parcel,
    actions: actionsOn(content),
  };
}

function actionsOn(content: ChangeContent): readonly Action[] {
  const { parcel, silence } = content.change;
  const { insteadName } = content;
  if (silence?.kind === 'unheard') return actionsOnUnheard(content);
  if (silence?.kind === 'gone') {
    const { instead } = silence;
    return [
      ...(instead
        ? [button(`Follow as ${insteadName}`, { verb: 'track', given: { ...parcel, carrier: instead } })]
        : [button('Track again', { verb: 'track', given: { ...parcel } })]),
      button('Stop', parcelCall('stop', parcel)),
    ];
  }
  return [
    button('Full history', parcelCall('status', parcel)),
    button('Refresh', parcelCall('refresh', parcel)),
    button('Mute', parcelCall('mute', parcel)),
    button('Stop', parcelCall('stop', parcel)),
  ];
}

/** What may be wrong with a number that nobody knows, most likely first. */
function actionsOnUnheard({ change: { parcel }, next, carrierCost }: ChangeContent): readonly Action[] {
  const price = carrierCost ? ` (${carrierCost})` : ' (free)';
  const tryNext = next && parcelCall('carrier', parcel, { 'new-carrier': next.code });
  return [
    button('Change carrier', parcelCall('carrier', parcel)),
    ...(tryNext ? [button(`Try ${shortened(next.name, MOST_LETTERS - price.length)}${price}`, tryNext)] : []),
    button('Refresh', parcelCall('refresh', parcel)),
    button('Stop', parcelCall('stop', parcel)),
  ];
}

/** Of a carrier's name on a button, together with the price. */
const MOST_LETTERS = 34;

function shortened(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** The events of the change below a heading; nothing where there are none. */
export function eventBlocks({ news: events }: Change, heading: string): readonly Block[] {
  return events.length === 0 ? [] : [{ type: 'history', heading, events }];
}

/** Empty for a change that is none. */
export function silenceInWords({
  change: { silence },
  trackingCost,
  insteadName,
}: Pick<ChangeContent, 'change' | 'trackingCost' | 'insteadName'>): string {
  if (silence?.kind === 'gone') {
    if (insteadName)
      return `The account has the number under another carrier, ${insteadName}: the service may have corrected it. No more news can arrive of it as it is followed here.`;
    const cost = trackingCost ? ` Tracking it again costs ${trackingCost}.` : '';
    return `Somebody has deleted it there, or it has expired, so no more news can arrive. It stays followed: if it comes back, so do the posts.${cost}`;
  }
  if (silence?.kind === 'unheard') {
    const since = `It was added ${dayCount(silence.days)} ago, and the courier still knows nothing of its number.`;
    return `${since} A digit may be wrong, or another courier may have it.`;
  }
  if (!silence?.usual) return '';
  const { least, most } = silence.usual;
  return `Most parcels take ${least} to ${dayCount(most)} on this route.`;
}

function nameAndTime({ daysInTransit }: Change, name: string): string {
  const travelled = daysInTransit === null ? '' : ` · ${dayCount(daysInTransit)} in transit`;
  return `${name}${travelled}`;
}

/** `no news for 7 days` */
export function silenceTitle(silence: Silence): string {
  if (silence.kind === 'gone') return 'gone from the tracking account';
  const { kind, days: count } = silence;
  if (kind === 'unheard') return 'the courier has never heard of it';
  return kind === 'slow' ? `slower than usual, ${dayCount(count)} so far` : `no news for ${dayCount(count)}`;
}

const DAY_MS = 24 * 60 * 60_000;

/** When most parcels of this route are there; nothing for one that is late already, or has arrived. */
function estimate({ change, usual, now }: ChangeContent): readonly Inline[] {
  const { to, daysInTransit } = change;
  if (!usual || daysInTransit === null || to === 'delivered' || daysInTransit >= usual.most) return [];
  const day = dayText(now + (usual.most - daysInTransit) * DAY_MS, now);
  return [`Nine of ten on this route arrive within ${dayCount(usual.most)}, that is by ${day} · `];
}
