import type { Given } from '../domain/call.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Form } from '../domain/form.ts';
import type { ParcelKey } from '../domain/parcel.ts';

/** What a button stands for that does not fit into it. Only those it was made for may use it. */
export interface Draft {
  readonly given: Given;
  readonly workspace: string;
  /** The one person of the workspace who was shown it; null where a whole channel was. */
  readonly user: string | null;
}

/** A form that somebody is filling in. Only the person it was made for may do so, and only there. */
export interface KeptForm {
  readonly form: Form;
  /** So many of its fields are shown at once. */
  readonly atOnce: number;
  /** What was entered so far, by the names of the fields; of a file its text. */
  readonly entered: Given;
  /** What is wrong with it, by the names of the fields, in words for people. */
  readonly mistakes: Given;
  readonly workspace: string;
  readonly user: string;
}

/** What the bot remembers of its conversations, for some days. */
export interface ChatMemory {
  /** Resolves to an id that cannot be guessed. */
  keepDraft(draft: Draft): Promise<string>;
  readDraft(id: string): Promise<Draft | 'spent' | null>;
  /** What it stood for was done, and is deleted: it may be full of customers. */
  spendDraft(id: string): Promise<void>;
  /** For a day, in place of the one with an id, or under a new one that cannot be guessed. Resolves to the id. */
  keepForm(kept: KeptForm, id?: string): Promise<string>;
  readForm(id: string): Promise<KeptForm | null>;
  /** It may be full of customers. */
  forgetForm(id: string): Promise<void>;
  /** Resolves to true for the first who asks within a time. */
  claimFirst(id: string, forMs: number): Promise<boolean>;
  /** The parcels that `#1`, `#2` … mean from now on, to this person in this channel. */
  keepList(channel: ChannelRef, user: string, keys: readonly ParcelKey[]): Promise<void>;
  readList(channel: ChannelRef, user: string): Promise<readonly ParcelKey[]>;
  /** The parcel that `this` means from now on. */
  keepShown(channel: ChannelRef, user: string, key: ParcelKey): Promise<void>;
  readShown(channel: ChannelRef, user: string): Promise<ParcelKey | null>;
  /** A message that was posted is about this parcel: whoever replies to it means it. */
  keepMessage(channel: ChannelRef, messageId: string, key: ParcelKey, kind: 'card' | 'news'): Promise<void>;
  /** The last message of the channel that shows where the parcel stands. */
  readCard(channel: ChannelRef, key: ParcelKey): Promise<string | null>;
  forgetCard(channel: ChannelRef, key: ParcelKey): Promise<void>;
  readMessage(channel: ChannelRef, messageId: string): Promise<ParcelKey | null>;
}
