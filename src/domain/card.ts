import type { Call } from './call.ts';
import type { ParcelKey } from './parcel.ts';

/**
 * A message as plain data. All text is plain text: what a platform would read as markup or as a mention is the
 * platform's renderer to escape, and so are its limits.
 */
export interface Card {
  readonly title: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Small print below everything else; empty for none. */
  readonly footer: readonly Inline[];
  /** What can be done next, in order of importance; a platform that has no room leaves out the last ones. */
  readonly actions?: readonly Action[];
  /** Shown within the message where the platform can. */
  readonly image?: Picture;
  /** Who is called: everyone who is there, or people by the platform's ids. */
  readonly mention?: 'here' | { readonly users: readonly string[] };
  /** The parcel that a reply to this means. */
  readonly about?: ParcelKey;
  /** For the one who asked alone, whatever the command's answers are otherwise. */
  readonly toAsker?: true;
  /** Given along for the reader to keep. */
  readonly files?: readonly TextFile[];
}

export type Action = Button | Menu;

export interface Button {
  readonly type: 'button';
  /** At most 40 characters. */
  readonly label: string;
  readonly style: 'plain' | 'primary' | 'danger';
  readonly call: Call;
}

/** One of several; `placeholder` says what is chosen. */
export interface Menu {
  readonly type: 'menu';
  readonly placeholder: string;
  readonly choices: readonly { readonly label: string; readonly call: Call }[];
}

export interface Picture {
  readonly png: Uint8Array;
  /** `statistics.png` */
  readonly name: string;
  /** The same in words, for those who cannot see it. */
  readonly description: string;
}

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Text; or a moment (Unix milliseconds) that each platform shows in the reader's own time zone; or a channel, or a person, by
 * the platform's id.
 */
export type Inline =
  | string
  | { readonly instant: number }
  | { readonly channel: string }
  | { readonly user: string };

export type Tone = 'calm' | 'good' | 'warning' | 'bad';

export interface Link {
  readonly label: string;
  /** An absolute `http:` or `https:` URL. */
  readonly url: string;
}

export type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'fields'; readonly fields: readonly Field[] }
  /** A journey and how far it has come: `reached` is an index into `stations`. */
  | {
      readonly type: 'progress';
      readonly stations: readonly string[];
      readonly reached: number;
      readonly stuck: boolean;
    }
  | { readonly type: 'history'; readonly heading: string; readonly events: readonly HistoryEvent[] }
  | { readonly type: 'list'; readonly items: readonly ListItem[] }
  | { readonly type: 'chart'; readonly heading: string; readonly bars: readonly Bar[] }
  /** What to type, to be shown in a fixed-width font. */
  | { readonly type: 'examples'; readonly heading: string; readonly examples: readonly string[] };

export interface Field {
  readonly name: string;
  readonly value: string;
}

/** One bar of a chart; the longest one has the greatest value. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as it is to be read, such as `12` or `71 %`. */
  readonly shown: string;
}

export interface HistoryEvent {
  /** The courier's local time, as it wrote it: no zone is known. */
  readonly at: string;
  readonly text: string;
  readonly place: string | null;
}

export interface ListItem {
  readonly title: string;
  readonly detail: string;
}

export function button(label: string, call: Call, style: Button['style'] = 'plain'): Button {
  return { type: 'button', label, style, call };
}

/** Closes a switch over a union: a new member becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
