import { timeOfStage } from '../../adapters/trackingmore/sandbox/tracking-view.ts';
import type { World } from '../../adapters/trackingmore/sandbox/world.ts';

export interface SeenMessage {
  /** All that it says, numbers behind its buttons included. */
  readonly text: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** Whether it stands by itself where the news of each parcel goes below a message that is kept up to date. */
  readonly isTop: boolean;
}

/** What people saw in each channel, oldest first. */
export type Seen = ReadonlyMap<string, readonly SeenMessage[]>;

export interface Followed {
  /** `P` and four digits; several parcels may have the same. */
  readonly title: string;
  readonly carrier: string;
  readonly number: string;
  readonly channels: readonly string[];
}

export interface Fault {
  readonly kind: 'lost' | 'duplicate' | 'out of order';
  readonly channel: string;
  readonly title: string;
  /** What the courier reported, or that it is about a card. */
  readonly text: string;
  /** When it was shown, each time; Unix milliseconds. */
  readonly shownAt: readonly number[];
}

export interface Tally {
  readonly changes: number;
  readonly faults: readonly Fault[];
}

/** Compares event by event what the couriers reported with what each following channel was told. */
export function tally(world: World, followed: readonly Followed[], seen: Seen): Tally {
  const following = followed.flatMap((parcel) => parcel.channels.map((channel) => ({ channel, parcel })));
  const groups = grouped(following, ({ channel, parcel }) => `${channel} ${parcel.title}`);
  const tallies = groups.map(([{ channel, parcel }, ...others]) => {
    const numbers = [parcel.number, ...others.map((each) => each.parcel.number)];
    const told = (seen.get(channel) ?? []).flatMap((message) => toldIn(message, parcel.title, numbers));
    return compare({ channel, title: parcel.title, numbers, told }, eventsOf(world, parcel));
  });
  return {
    changes: sum(tallies.map(({ changes }) => changes)),
    faults: tallies.flatMap(({ faults }) => faults),
  };
}

interface Event {
  readonly at: string;
  readonly text: string;
}

/** What one message says of the parcels of one title. */
interface Told {
  readonly shownAt: number;
  /** Whether it shows where the parcel stands and is kept up to date; it tells no news. */
  readonly isCard: boolean;
  /** Of which parcel; null for a message about many, which has no number. */
  readonly number: string | null;
  readonly sections: readonly string[];
}

interface Group {
  readonly channel: string;
  readonly title: string;
  readonly numbers: readonly string[];
  readonly told: readonly Told[];
}

function compare({ channel, title, numbers, told }: Group, events: readonly Event[]): Tally {
  const news = told.filter(({ isCard }) => !isCard);
  const faults = events.flatMap((event) => {
    const telling = news.filter((each) => tells(each, event));
    const { lost, doubled } = countIn(telling, numbers, event);
    const what = { channel, title, text: nameOf(event), shownAt: telling.map(({ shownAt }) => shownAt) };
    return [
      ...Array.from({ length: lost }, () => ({ kind: 'lost' as const, ...what })),
      ...Array.from({ length: doubled }, () => ({ kind: 'duplicate' as const, ...what })),
    ];
  });
  const late = numbers.flatMap((number) =>
    toldTooLate(numbers.length === 1 ? news : news.filter((each) => each.number === number), events),
  );
  return {
    changes: events.length * numbers.length,
    faults: [
      ...faults,
      ...late.map((event) => ({ kind: 'out of order' as const, channel, title, ...event })),
      ...doubledCards(told).map((card) => ({ kind: 'duplicate' as const, channel, title, ...card })),
      ...nothingNew(news, events).map((each) => ({ kind: 'duplicate' as const, channel, title, ...each })),
    ],
  };
}

/** Events that were told after a later one. */
function toldTooLate(news: readonly Told[], events: readonly Event[]) {
  let latest = 0;
  return events.flatMap((event) => {
    const place = news.findIndex((each) => tells(each, event));
    if (place < 0) return [];
    const isLate = place < latest;
    latest = place;
    return isLate ? [{ text: nameOf(event), shownAt: [news[place]?.shownAt ?? 0] }] : [];
  });
}

/** What a message about many says counts for whichever parcel of the title has not been told otherwise. */
function countIn(telling: readonly Told[], numbers: readonly string[], event: Event) {
  const named = numbers.map((number) => telling.filter((each) => each.number === number).length);
  const unnamed = sum(
    telling
      .filter(({ number }) => number === null)
      .map(({ sections }) => sections.filter((section) => isAbout(section, event)).length)
      .map((count) => Math.min(count, numbers.length)),
  );
  const missing = named.filter((count) => count === 0).length;
  return {
    lost: Math.max(0, missing - unnamed),
    doubled: sum(named.map((count) => Math.max(0, count - 1))) + Math.max(0, unnamed - missing),
  };
}

/** Whatever is said more than once within one message, or is no news at all. */
function nothingNew(news: readonly Told[], events: readonly Event[]) {
  return news.flatMap(({ sections, shownAt }) =>
    sections.flatMap((section) => {
      const told = events.filter((event) => isAbout(section, event));
      const twice = told.filter(({ at }) => section.split(at).length > 2);
      const what = told.length === 0 ? ['a message without news'] : twice.map(nameOf);
      return what.map((text) => ({ text, shownAt: [shownAt] }));
    }),
  );
}

function tells({ sections }: Told, event: Event): boolean {
  return sections.some((section) => isAbout(section, event));
}

function isAbout(section: string, { at, text }: Event): boolean {
  return section.includes(at) && section.includes(text);
}

function nameOf({ at, text }: Event): string {
  return `${text}, ${at}`;
}

/** A parcel has one message in a channel that is kept up to date. */
function doubledCards(told: readonly Told[]) {
  const cards = grouped(
    told.filter(({ isCard }) => isCard),
    ({ number }) => String(number),
  );
  return cards.flatMap(([first, ...others]) =>
    others.map(({ shownAt }) => ({ text: `the card of ${first.number}`, shownAt: [first.shownAt, shownAt] })),
  );
}

/** What the service knows of the journey, oldest first, in the courier's own words and times. */
function eventsOf(world: World, { carrier, number }: Followed): readonly Event[] {
  const tracking = world.find(carrier, number);
  if (!tracking) throw new Error(`The sandbox has no ${carrier}/${number}.`);
  return world
    .knowledgeOf(tracking)
    .stages.map((stage) => ({ text: stage.text, at: timeOfStage(tracking, stage) }))
    .reverse();
}

/** A platform shows a title more than once, in the heading and in the preview of the same message. */
function toldIn(
  { text, at, isTop }: SeenMessage,
  title: string,
  numbers: readonly string[],
): readonly Told[] {
  const sections = text.split(/(?=\bP\d{4}: )/).filter((section) => section.startsWith(`${title}: `));
  if (sections.length === 0) return [];
  const number = numbers.find((each) => text.includes(each)) ?? null;
  const isCard = isTop && number !== null;
  return [{ shownAt: at, isCard, number, sections: number === null ? sections : [sections.join('')] }];
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): readonly [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return [...groups.values()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
