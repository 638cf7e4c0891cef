import type { FollowedParcel } from '../domain/subscription.ts';
import type { Card, ListItem } from './card.ts';
import { statusText } from './wording.ts';

export interface ListCardContent {
  readonly parcels: readonly FollowedParcel[];
  readonly carrierName: (code: string) => string;
  /** How to add one, as typed: `/track <carrier> <number>`. */
  readonly trackUsage: string;
}

/** What a channel follows, newest subscription first. */
export function listCard({ parcels, carrierName, trackUsage }: ListCardContent): Card {
  if (parcels.length === 0) {
    return {
      title: 'No parcels here yet',
      tone: 'calm',
      blocks: [{ type: 'examples', heading: 'Follow one with', examples: [trackUsage] }],
      links: [],
      footer: [],
    };
  }
  return {
    title: parcels.length === 1 ? '1 parcel followed here' : `${parcels.length} parcels followed here`,
    tone: 'calm',
    blocks: [{ type: 'list', items: parcels.map((parcel) => itemOf(parcel, carrierName)) }],
    links: [],
    footer: [],
  };
}

function itemOf(
  { subscription, title, status, detail, latest }: FollowedParcel,
  carrierName: (code: string) => string,
): ListItem {
  const { parcel } = subscription;
  const name = `${carrierName(parcel.carrier)} ${parcel.number}`;
  const event = latest ? [latest.text, latest.place, latest.at].filter(Boolean).join(', ') : null;
  return {
    title: title ? `${title} · ${name}` : name,
    detail: event ? `${statusText(status, detail)} — ${event}` : statusText(status, detail),
  };
}
