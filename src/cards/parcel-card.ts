import { websiteOf } from '../domain/change.ts';
import { type Checkpoint, historyOf, type Parcel } from '../domain/parcel.ts';
import type { Block, Card, Field, Inline } from './card.ts';
import { progressBlocks } from './progress.ts';
import { toneOf } from './tone.ts';
import { days, statusText } from './wording.ts';

export interface ParcelCardContent {
  readonly parcel: Parcel;
  /** The carrier's name as people know it. */
  readonly carrierName: string;
  /** The name that this channel may see; null for none. */
  readonly title: string | null;
  /** `recent` shows the newest events, `full` every event of both couriers. */
  readonly history: 'recent' | 'full';
  /** A line that says what has just been done, such as that the channel now follows the parcel. */
  readonly note: string | null;
}

const RECENT_EVENTS = 4;

/** Everything there is to know about one parcel. */
export function parcelCard(content: ParcelCardContent): Card {
  const { parcel, carrierName, title, note } = content;
  const website = websiteOf(parcel);
  return {
    title: title ?? `${carrierName} ${parcel.key.number}`,
    tone: toneOf(parcel.status),
    blocks: [
      { type: 'fields', fields: fieldsOf(content) },
      ...progressBlocks(parcel.status),
      ...latestBlocks(parcel),
      ...(content.history === 'full' ? fullHistory(parcel) : recentHistory(parcel)),
      ...(note ? [{ type: 'text', text: note } as const] : []),
    ],
    links: website ? [{ label: `Open ${carrierName}`, url: website }] : [],
    footer: freshness(parcel.checkedAt),
  };
}

function fieldsOf({ parcel, carrierName, title }: ParcelCardContent): readonly Field[] {
  const route = [parcel.from, parcel.to].filter(Boolean).join(' → ');
  return [
    { name: 'Status', value: statusText(parcel.status, parcel.detail) },
    { name: 'Carrier', value: `${carrierName} (${parcel.key.carrier})` },
    { name: 'Number', value: parcel.key.number },
    ...optional('Title', title),
    ...optional('Route', route || null),
    ...optional('In transit for', parcel.daysInTransit === null ? null : days(parcel.daysInTransit)),
    ...optional('No news for', parcel.daysWithoutNews ? days(parcel.daysWithoutNews) : null),
    ...optional('Signed by', parcel.signedBy),
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
  const heading = left > 0 ? `Earlier (${left} more in the full status)` : 'Earlier';
  return [{ type: 'history', heading, events: earlier.slice(0, RECENT_EVENTS) }];
}

function fullHistory(parcel: Parcel): readonly Block[] {
  return parcel.legs.flatMap((leg): Block[] => {
    const courier = leg.carrier ? ` (${leg.carrier})` : '';
    const heading = `${leg.role === 'origin' ? 'Origin' : 'Destination'} courier${courier}`;
    const events: readonly Pick<Checkpoint, 'at' | 'text' | 'place'>[] = leg.checkpoints;
    const milestones = leg.milestones.map(({ name, at }) => ({ name, value: at }));
    return [
      ...(events.length > 0 ? [{ type: 'history', heading, events } as const] : []),
      ...(milestones.length > 0 ? [{ type: 'fields', fields: milestones } as const] : []),
    ];
  });
}

function freshness(checkedAt: number | null): readonly Inline[] {
  if (checkedAt === null) return ['The courier has not been asked yet.'];
  return ['Courier last asked ', { instant: checkedAt }, '. Event times are the courier’s local time.'];
}
