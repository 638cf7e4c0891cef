import { comparableTime, newestFirst } from './event-order.ts';
import { normalForm } from './normal-form.ts';
import type { Status } from './status.ts';

/** What identifies a parcel: a carrier code such as `sto` and the tracking number it gave. */
export interface ParcelKey {
  readonly carrier: string;
  readonly number: string;
}

/** One line of a courier's history. `at` is the courier's own local time and carries no zone. */
export interface Checkpoint {
  /** As the courier wrote it, mostly `YYYY-MM-DD HH:MM[:SS]`; empty when it gave none. */
  readonly at: string;
  readonly text: string;
  readonly place: string | null;
  readonly status: Status | null;
}

/** A named station of the journey (customs, airport …) and when it was passed. */
export interface Milestone {
  readonly name: string;
  readonly at: string;
}

/** The part of the journey that one courier is responsible for. Checkpoints are newest first. */
export interface Leg {
  readonly role: 'origin' | 'destination';
  readonly carrier: string | null;
  readonly website: string | null;
  readonly phone: string | null;
  readonly milestones: readonly Milestone[];
  readonly checkpoints: readonly Checkpoint[];
}

export interface Customer {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Parcel {
  readonly key: ParcelKey;
  readonly title: string | null;
  readonly status: Status;
  /** A finer reading of the status in plain words, where the provider gives one. */
  readonly detail: string | null;
  readonly legs: readonly Leg[];
  readonly daysInTransit: number | null;
  readonly daysWithoutNews: number | null;
  readonly signedBy: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly orderId: string | null;
  readonly comment: string | null;
  readonly customer: Customer;
  readonly archived: boolean;
  /** Unix milliseconds, or null where the provider did not say. */
  readonly createdAt: number | null;
  /** When the provider last asked the courier, Unix milliseconds; null before it did so for the first time. */
  readonly checkedAt: number | null;
}

/** `sto/402934299065`: one string for one parcel, used as a key and in logs. */
export function parcelId(key: ParcelKey): string {
  return `${key.carrier}/${key.number}`;
}

/** The inverse of {@link parcelId}. */
export function toParcelKey(id: string): ParcelKey {
  const slash = id.indexOf('/');
  return { carrier: id.slice(0, slash), number: id.slice(slash + 1) };
}

/** Both legs' checkpoints as one history, newest first; the same event told by both couriers appears once. */
export function historyOf({ legs }: Pick<Parcel, 'legs'>): readonly Checkpoint[] {
  const events = newestFirst(legs);
  const isOneFeed = legs.filter(({ checkpoints }) => checkpoints.length > 0).length < 2;
  const seen = new Set<string>();
  const namesOf = isOneFeed ? exactNames : looseNames;
  // Of two the one that the first courier told is kept: it was known before the other.
  return events
    .toReversed()
    .filter((event) => {
      const { own, others } = namesOf(event);
      const isKnown = others.some((name) => seen.has(name));
      for (const name of own) seen.add(name);
      return !isKnown;
    })
    .reverse();
}

/** What an event is known by, and under which names it would be the same as another one. */
interface EventNames {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

function exactNames({ at, text, place }: Checkpoint): EventNames {
  const name = `${at}\n${normalise(text)}\n${normalise(place ?? '')}`;
  return { own: [name], others: [name] };
}

/** Couriers write one time with seconds or without, and the place beside the text, within it, or not at all. */
function looseNames({ at, text, place }: Checkpoint): EventNames {
  const what = `${comparableTime(at) ?? at}\n${normalise(text)}`;
  const [anywhere, nowhere] = [`anywhere ${what}`, `nowhere ${what}`];
  if (place === null) return { own: [anywhere, nowhere], others: [anywhere] };
  const [there, where] = [`there ${what}\n${normalise(place)}`, `, ${normalise(place)}`];
  return { own: [there, anywhere, anywhere + where], others: [there, nowhere, nowhere + where] };
}

/** The time of the newest event, to be compared as text; empty where there is none. */
export function latestTimeOf({ legs }: Pick<Parcel, 'legs'>): string {
  let latest = '';
  for (const { checkpoints } of legs) {
    for (const { at } of checkpoints) {
      const time = comparableTime(at) ?? '';
      if (time > latest) latest = time;
    }
  }
  return latest;
}

/** ASCII, with single spaces. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Folds what couriers vary without meaning anything by it: case, white space, and the parameters of signed links. */
export function normalise(text: string): string {
  // Most texts are plain, and the rest of it costs ten times as much.
  if (PLAIN.test(text) && !text.includes('://')) return text.toLowerCase();
  return normalForm(text.replace(/https?:\/\/[^\s?#]\S*/gi, withoutParameters))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutParameters(link: string): string {
  const end = link.search(/[?#]/);
  return end < 0 ? link : link.slice(0, end);
}

/** A parcel of which nothing is known. */
export function withoutNews(key: ParcelKey, now: number): Parcel {
  return {
    key,
    title: null,
    status: 'pending',
    detail: null,
    legs: [],
    daysInTransit: null,
    daysWithoutNews: null,
    signedBy: null,
    from: null,
    to: null,
    orderId: null,
    comment: null,
    customer: { name: null, email: null, phone: null },
    archived: false,
    createdAt: now,
    checkedAt: null,
  };
}
