import type { ByHand } from '../domain/by-hand.ts';
import { type Action, type Block, button, type Card, type Field } from '../domain/card.ts';
import { websiteOf } from '../domain/change.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { historyOf, type Parcel, parcelId } from '../domain/parcel.ts';
import { byHandMark, byHandNote } from './by-hand-note.ts';
import { freshness } from './freshness.ts';
import { parcelCall } from './parcel-call.ts';
import { progressBlocks } from './progress.ts';
import { toneOf } from './tone.ts';
import { dayCount, statusText } from './wording.ts';

export interface ParcelCardContent {
  readonly parcel: Parcel;
  /** The carrier's name as people know it. */
  readonly carrierName: string;
  /** The number as it may be shown here. */
  readonly number: string;
  /** The name that this channel may see; null for none. */
  readonly title: string | null;
  /** `recent` shows the newest events, `full` every event of both couriers. */
  readonly history: 'recent' | 'full';
  /** Whether the parcel may be changed here. */
  readonly isOwn: boolean;
  /** Whether the channel follows it by itself. */
  readonly isFollowed: boolean;
  /** Whether only the one who asked reads it: what concerns a customer is for nobody else. */
  readonly isPrivate: boolean;
  /** A line that says what has just been done, such as that the channel now follows the parcel. */
  readonly note: string | null;
  /** Who set its status, where it is not the courier who says so. */
  readonly hand?: ByHand | null;
  /** Where it is shown. */
  readonly channel?: ChannelRef | null;
  /** How long until the courier may be asked again, milliseconds; 0 for now, null for never. */
  readonly refreshWaitMs: number | null;
}

const RECENT_EVENTS = 4;

/** Everything there is to know about one parcel. */
export function parcelCard(content: ParcelCardContent): Card {
  const { parcel, carrierName, title, note, number } = content;
  const website = websiteOf(parcel);
  return {
    title: title ?? `${carrierName} ${number}`,
    tone: toneOf(parcel.status),
    blocks: [
      { type: 'fields', fields: fieldsOf(content) },
      ...progressBlocks(parcel.status),
      ...latestBlocks(parcel),
      ...(content.history === 'full' ? fullHistory(parcel) : recentHistory(parcel)),
      ...(note ? [{ type: 'text', text: note } as const] : []),
    ],
    links: website ? [{ label: `Open ${carrierName}`, url: website }] : [],
    footer: [
      ...byHandNote(content.hand ?? null, content.channel ?? null),
      ...freshness(parcel.checkedAt, content.refreshWaitMs),
      ' Event times are the courier’s local time.',
    ],
    actions: actionsOn(content),
    about: parcel.key,
  };
}

function actionsOn({ parcel: { key }, history, isOwn, isFollowed }: ParcelCardContent): readonly Action[] {
  return [
    ...(history === 'recent' ? [button('Full history', parcelCall('status', key))] : []),
    button('Refresh', parcelCall('refresh', key)),
    ...(isOwn ? [button('Edit', parcelCall('edit', key))] : []),
    isFollowed
      ? button('Stop', parcelCall('stop', key))
      : button('Follow here', { verb: 'follow', given: { what: parcelId(key) } }),
  ];
}

function fieldsOf(content: ParcelCardContent): readonly Field[] {
  const { parcel, carrierName, title, number } = content;
  const route = [parcel.from, parcel.to].filter(Boolean).join(' → ');
  return [
    {
      name: 'Status',
      value: `${statusText(parcel.status, parcel.detail)}${byHandMark(content.hand ?? null)}`,
    },
    { name: 'Carrier', value: `${carrierName} (${parcel.key.carrier})` },
    { name: 'Number', value: number },
    ...optional('Title', title),
    ...optional('Route', route || null),
    ...optional('In transit for', parcel.daysInTransit === null ? null : dayCount(parcel.daysInTransit)),
    ...optional('No news for', parcel.daysWithoutNews ? dayCount(parcel.daysWithoutNews) : null),
    ...optional('Signed by', content.isPrivate ? parcel.signedBy : null),
    ...optional('Order', parcel.orderId || null),
    ...optional('Archived', parcel.archived ? 'yes' : null),
    ...(content.isPrivate ? privateFields(parcel) : []),
  ];
}

function privateFields({ customer, comment }: Parcel): readonly Field[] {
  return [
    ...optional('Customer', customer.name || null),
    ...optional('E-mail', customer.email || null),
    ...optional('Telephone', customer.phone || null),
    ...optional('Comment', comment || null),
  ];
}

function optional(name: string, value: string | null): readonly Field[] {
  return value === null ? [] : [{ name, value }];
}

function latestBlocks(parcel: Parcel): readonly Block[] {
  const [latest] = historyOf(parcel);
  if (!latest) {
    return [
      {
        type: 'text',
        text: 'The courier has not reported anything yet. The first news will be posted here.',
      },
    ];
  }
  return [{ type: 'history', heading: 'Latest', events: [latest] }];
}

function recentHistory(parcel: Parcel): readonly Block[] {
  const [, ...earlier] = historyOf(parcel);
  if (earlier.length === 0) return [];
  const left = earlier.length - RECENT_EVENTS;
  const heading = left > 0 ? `Earlier (${left} more in the full history)` : 'Earlier';
  return [{ type: 'history', heading, events: earlier.slice(0, RECENT_EVENTS) }];
}

function fullHistory(parcel: Parcel): readonly Block[] {
  // What both couriers report stands once, with the one that told it first.
  const once = new Set(historyOf(parcel));
  return parcel.legs.flatMap((leg): Block[] => {
    const courier = leg.carrier ? ` (${leg.carrier})` : '';
    const heading = `${leg.role === 'origin' ? 'Origin' : 'Destination'} courier${courier}`;
    const events = leg.checkpoints.filter((event) => once.has(event));
    const milestones = leg.milestones.map(({ name, at }) => ({ name, value: at }));
    return [
      ...(events.length > 0 ? [{ type: 'history', heading, events } as const] : []),
      ...(milestones.length > 0 ? [{ type: 'fields', fields: milestones } as const] : []),
    ];
  });
}
