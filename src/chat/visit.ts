import type { Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import type { Form } from '../domain/form.ts';
import type { AttachedFile } from './attached-file.ts';
import type { Origin } from './command.ts';
import type { FormRoom } from './form-pages.ts';
import type { Reply } from './reply.ts';

/** Somebody wants something of the bot: all that a platform brings to the door. */
export interface Visit {
  /** What tells it from every other visit to the platform; null where none can come twice. */
  readonly id: readonly (string | undefined)[] | null;
  readonly origin: Omit<Origin, 'about'>;
  readonly asked: Asked;
  /** The message to which this is a reply. */
  readonly repliesTo?: string | null;
  readonly file?: AttachedFile | null;
  readonly responder: Responder;
}

export type Asked =
  /** What somebody typed: `/track sto 402934299065`. */
  | { readonly kind: 'text'; readonly text: string }
  /** What a platform has taken apart already. */
  | { readonly kind: 'options'; readonly verb: string; readonly given: Given }
  /** A pressed button, a chosen entry, or a form with what was entered. */
  | { readonly kind: 'call'; readonly token: string; readonly entered?: Given };

/** How a platform answers one visit. Whatever rejects is logged at the door, and apologised for. */
export interface Responder {
  /** Where a platform waits for a first word and a form must be that word: says that an answer comes, and for whom. */
  accept?(visibility: Reply['visibility']): Promise<void>;
  /**
   * Where a form stays open until an answer is accepted: shows the mistakes in it beside their fields, whose names these
   * are. Resolves to whether it was still open.
   */
  keepOpen?(mistakes: Given): Promise<boolean>;
  /** Null where none can be shown. */
  readonly forms: FormOpener | null;
  /** In place of an answer that is still to come; may come before {@link accept}, and be left out. */
  progress(card: Card): Promise<void>;
  /** Shows a card to the asker alone. Resolves to the message's id where it can be replied to. */
  toAsker(card: Card): Promise<string | null>;
  /** Shows a card to everybody, where it cannot at least to the asker. */
  toChannel(card: Card): Promise<Arrival>;
  /**
   * Gives the asker, after the card, what its message did not hold. Resolves to why that was not possible, in words for
   * people.
   */
  handOver?(card: Card, visibility: Reply['visibility']): Promise<string | null>;
}

export interface FormOpener {
  /** Milliseconds from the beginning of the visit; null where it is the platform that says when it is too late. */
  readonly withinMs: number | null;
  readonly room: FormRoom;
  /** `token` is what is given when it comes back. */
  open(form: Form, token: string): Promise<'opened' | 'too-late'>;
}

/** How an answer for everybody arrived. */
export interface Arrival {
  /** Null where the bot has no message of its own there. */
  readonly messageId: string | null;
  /** Why the bot can post no news there and what helps, in words for people; null where it can. */
  readonly barred: string | null;
}
