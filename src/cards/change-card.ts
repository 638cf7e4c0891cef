import { type Block, button, type Card, type Inline } from '../domain/card.ts';
import type { Change, Silence } from '../domain/change.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import type { UsualDays } from '../domain/transit-estimate.ts';
import { freshness } from './freshness.ts';
import { parcelCall } from './parcel-call.ts';
import { progressBlocks } from './progress.ts';
import { toneOf } from './tone.ts';
import { days, statusText } from './wording.ts';

export interface ChangeCardContent {
  readonly change: Change;
  /** The queries of the channel that mean the parcel. */
  readonly matched: readonly string[];
  readonly carrierName: string;
  /** How long the carrier takes on this route; null where that is not known. */
  readonly usual: UsualDays | null;
  readonly now: number;
  readonly title: string | null;
  /** The number as it may be shown here. */
  readonly number: string;
  /** How long until the courier may be asked again, milliseconds; 0 for now, null for never. */
  readonly refreshWaitMs: number | null;
}

/** The post that people installed the bot for: what changed, from what to what, where and when. */
export function changeCard(content: ChangeCardContent): Card {
  const { change, carrierName, title, number, refreshWaitMs, matched } = content;
  const name = title ?? `${carrierName} ${number}`;
  const { silence } = change;
  return {
    title: `${name}: ${silence ? silenceTitle(silence) : STATUS_LABEL[change.to]}`,
    tone: silence ? 'warning' : toneOf(change.to),
    blocks: [
      {
        type: 'text',
        text: [changeInWords(change), tookInAll(change), silenceInWords(silence)].filter(Boolean).join(' '),
      },
      ...news(change),
      ...progressBlocks(change.to),
    ],
    links: change.website ? [{ label: `Open ${carrierName}`, url: change.website }] : [],
    footer: [
      `${nameAndTime(change, `${carrierName} ${number}`)} · `,
      ...estimate(content),
      ...freshness(change.checkedAt, refreshWaitMs),
      matched.length > 0 ? ` Matches ${matched.join(' and ')}.` : '',
    ],
    about: change.parcel,
    actions: [
      button('Full history', parcelCall('status', change.parcel)),
      button('Refresh', parcelCall('refresh', change.parcel)),
      button('Mute', parcelCall('mute', change.parcel)),
      button('Stop', parcelCall('stop', change.parcel)),
    ],
  };
}

/** `In transit → Out for delivery → Delivered: to the recipient` */
export function changeInWords({ from, passed, to, detail }: Change): string {
  const before = from === to && passed.length === 0 ? [] : [from, ...passed];
  return [...before.map((status) => STATUS_LABEL[status]), statusText(to, detail)].join(' → ');
}

function news({ news: events }: Change): readonly Block[] {
  if (events.length === 0) return [];
  return [{ type: 'history', heading: events.length === 1 ? 'New' : `New (${events.length})`, events }];
}

function nameAndTime({ daysInTransit }: Change, name: string): string {
  const travelled = daysInTransit === null ? '' : ` · ${days(daysInTransit)} in transit`;
  return `${name}${travelled}`;
}

function silenceTitle({ kind, days: count }: Silence): string {
  return kind === 'slow' ? `slower than usual, ${days(count)} so far` : `no news for ${days(count)}`;
}

function silenceInWords(silence: Silence | null): string {
  if (!silence?.usual) return '';
  const { least, most } = silence.usual;
  return `Most parcels take ${least} to ${days(most)} on this route.`;
}

/** The closing words. */
function tookInAll({ to, daysInTransit }: Change): string {
  return to === 'delivered' && daysInTransit !== null ? `(It took ${days(daysInTransit)} in all.)` : '';
}

const DAY_MS = 24 * 60 * 60_000;

/** When most parcels of this route are there; nothing for one that is late already, or has arrived. */
function estimate({ change, usual, now }: ChangeCardContent): readonly Inline[] {
  const { to, daysInTransit } = change;
  if (!usual || daysInTransit === null || to === 'delivered' || daysInTransit >= usual.most) return [];
  const at = now + (usual.most - daysInTransit) * DAY_MS;
  return [`Nine of ten on this route arrive within ${days(usual.most)}, that is by `, { instant: at }, ' · '];
}
