import type { ByHand } from '../domain/by-hand.ts';
import type { Card, Inline, ListItem } from '../domain/card.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { Status } from '../domain/status.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import { byHandMark } from './by-hand-note.ts';
import { eventText } from './markup-lines.ts';
import { parcels as countOf, statusText } from './wording.ts';

export interface ListedParcel {
  readonly key: ParcelKey;
  readonly title: string | null;
  readonly status: Status;
  readonly detail: string | null;
  readonly latest: FollowedParcel['latest'];
  /** When the provider last asked the courier, Unix milliseconds. */
  readonly checkedAt: number | null;
  /** Whether it is not in the tracking account any more. */
  readonly isGone?: boolean;
  /** Who set its status, where it is not the courier who says so. */
  readonly hand?: ByHand | null;
}

export interface ListCardContent {
  /** Those on this page. */
  readonly parcels: readonly ListedParcel[];
  /** The number of the first of them in the whole list, from 1. */
  readonly first: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** What the channel follows, all of the workspace, or what a query means. */
  readonly scope: 'followed' | 'all' | 'query';
  /** Null without one. */
  readonly query: string | null;
  readonly carrierName: (code: string) => string;
  /** What to add to `HOME_WORKSPACES` to see the account's other parcels here; null where nothing is to be said of it. */
  readonly homeToName: string | null;
  /** A tracking number as the reader may see it. */
  readonly number: (number: string) => string;
  /** How to add one, as typed: `/track <carrier> <number>`. */
  readonly trackUsage: string;
}

const SCOPE = {
  followed: 'followed here',
  all: 'in the account, none followed here',
  query: 'found',
} as const;

/** A page of a list, newest first. The numbers in front can be used to name a parcel. */
export function listCard(content: ListCardContent): Card {
  const { parcels, first, total, page, pages, query, scope } = content;
  if (total === 0) return emptyCard(content);
  return {
    title: `${countOf(total)} ${SCOPE[scope]}`,
    tone: 'calm',
    blocks: [
      ...(query ? [{ type: 'text', text: query } as const] : []),
      { type: 'list', items: parcels.map((parcel, index) => itemOf(parcel, first + index, content)) },
    ],
    links: [],
    footer: [
      ...restOfAccount(content),
      pages > 1 ? `Page ${page} of ${pages}. ` : '',
      ...oldest(parcels),
      `#${first} names the first one in every command.`,
    ],
  };
}

/** No news shown is older than this. */
function oldest(parcels: readonly ListedParcel[]): readonly Inline[] {
  const times = parcels.flatMap(({ checkedAt }) => checkedAt ?? []);
  return times.length > 0 ? ['Couriers last asked ', { instant: Math.min(...times) }, ' or later. '] : [];
}

/** A team that had parcels before would look for them here. */
function restOfAccount({ homeToName }: Pick<ListCardContent, 'homeToName'>): readonly string[] {
  if (homeToName === null) return [];
  return [
    `Parcels that were not brought in through the bot are shown nowhere yet: whoever runs it sets HOME_WORKSPACES=${homeToName} to see them here. `,
  ];
}

function emptyCard(content: ListCardContent): Card {
  const { query, trackUsage } = content;
  if (query) {
    return {
      title: 'No parcel fits',
      tone: 'calm',
      blocks: [{ type: 'text', text: query }],
      links: [],
      footer: ['Fewer conditions find more. ', ...restOfAccount(content)],
    };
  }
  return {
    title: 'No parcels here yet',
    tone: 'calm',
    blocks: [{ type: 'examples', heading: 'Follow one with', examples: [trackUsage] }],
    links: [],
    footer: restOfAccount(content),
  };
}

function itemOf(
  { key, title, status, detail, latest, isGone, hand = null }: ListedParcel,
  position: number,
  { carrierName, number }: ListCardContent,
): ListItem {
  const name = `${carrierName(key.carrier)} ${number(key.number)}`;
  const stands = `${isGone ? 'gone from the tracking account; last ' : ''}${statusText(status, detail)}${byHandMark(hand)}`;
  const event = latest ? [eventText(latest), latest.at].filter(Boolean).join(', ') : null;
  return {
    title: `#${position} ${title ? `${title} · ${name}` : name}`,
    detail: event ? `${stands} — ${event}` : stands,
  };
}
