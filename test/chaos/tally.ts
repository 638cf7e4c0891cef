import { timeOfStage } from '../../adapters/trackingmore/sandbox/tracking-view.ts';
import type { World } from '../../adapters/trackingmore/sandbox/world.ts';

/** What people saw in one channel, oldest first: all text of each update that was posted. */
export type Seen = ReadonlyMap<string, readonly string[]>;

/** Which channels follow a parcel, by the parcel's title. */
export interface Followed {
  readonly title: string;
  readonly carrier: string;
  readonly number: string;
  readonly channels: readonly string[];
}

export interface Tally {
  readonly changes: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly outOfOrder: number;
  /** Some of what went wrong, in words. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 20;

/** Compares event by event what the couriers reported with what each following channel was told. */
export function tally(world: World, followed: readonly Followed[], seen: Seen): Tally {
  const sum = { changes: 0, lost: 0, duplicates: 0, outOfOrder: 0, examples: [] as string[] };
  const told = sectionsByChannel(seen);
  for (const { title, carrier, number, channels } of followed) {
    const events = eventsOf(world, carrier, number);
    for (const channel of channels) {
      const sections = told.get(channel)?.get(title) ?? [];
      compareOne(sum, `${channel} ${title}`, events, sections);
    }
  }
  return { ...sum, examples: sum.examples.slice(0, MOST_EXAMPLES) };
}

interface Event {
  readonly at: string;
  readonly text: string;
}

function compareOne(
  sum: { changes: number; lost: number; duplicates: number; outOfOrder: number; examples: string[] },
  name: string,
  events: readonly Event[],
  sections: readonly string[],
): void {
  let latest = 0;
  for (const { at, text } of events) {
    sum.changes += 1;
    const places = sections.flatMap((section, index) =>
      section.includes(at) && section.includes(text) ? [index] : [],
    );
    const [first] = places;
    if (first === undefined) {
      sum.lost += 1;
      sum.examples.push(`lost: ${name}: ${text}, ${at}`);
      continue;
    }
    if (places.length > 1) {
      sum.duplicates += places.length - 1;
      sum.examples.push(`double: ${name}: ${text}, ${at}`);
    }
    if (first < latest) {
      sum.outOfOrder += 1;
      sum.examples.push(`out of order: ${name}: ${text}, ${at}`);
    }
    latest = first;
  }
}

/** What the service knows of the journey, oldest first, in the courier's own words and times. */
function eventsOf(world: World, carrier: string, number: string): readonly Event[] {
  const tracking = world.find(carrier, number);
  if (!tracking) throw new Error(`The sandbox has no ${carrier}/${number}.`);
  return world
    .knowledgeOf(tracking)
    .stages.map((stage) => ({ text: stage.text, at: timeOfStage(tracking, stage) }))
    .reverse();
}

/** Channel → title → what was told of that parcel, one text for each message. */
function sectionsByChannel(seen: Seen): Map<string, Map<string, string[]>> {
  return new Map([...seen].map(([channel, messages]) => [channel, sectionsByTitle(messages)]));
}

function sectionsByTitle(messages: readonly string[]): Map<string, string[]> {
  const byTitle = new Map<string, string[]>();
  for (const message of messages) {
    const sections = message.split(/(?=\bP\d{4}: )/).filter((section) => /^P\d{4}: /.test(section));
    for (const [title, text] of joinedByTitle(sections)) {
      byTitle.set(title, [...(byTitle.get(title) ?? []), text]);
    }
  }
  return byTitle;
}

/** A platform shows a title more than once, in the heading and in the preview of the same message. */
function joinedByTitle(sections: readonly string[]): Map<string, string> {
  const joined = new Map<string, string>();
  for (const section of sections) {
    const title = section.slice(0, 5);
    joined.set(title, `${joined.get(title) ?? ''}${section}`);
  }
  return joined;
}
