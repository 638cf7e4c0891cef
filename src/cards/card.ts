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
}

/** Text, or a moment (Unix milliseconds) that each platform shows in the reader's own time zone. */
export type Inline = string | { readonly instant: number };

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
  /** What to type, to be shown in a fixed-width font. */
  | { readonly type: 'examples'; readonly heading: string; readonly examples: readonly string[] };

export interface Field {
  readonly name: string;
  readonly value: string;
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

/** Closes a switch over a union: a new member becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
