import type { Services } from '../chat/services.ts';
import type { Call, Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import type { Carrier } from '../domain/carrier.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Form } from '../domain/form.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { Result } from '../domain/result.ts';
import type { Right, Roles } from '../domain/rights.ts';
import type { Only, Wishes } from '../domain/wishes.ts';
import type { Query } from '../parcels/query/query.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import type { CommandSet } from './command-set.ts';
import type { MuteWish } from './kinds/wishes.ts';

/** A parcel that somebody named in one of the ways there are. */
export interface NamedParcel {
  readonly key: ParcelKey;
  readonly carrierName: string;
}

/** What an argument means, and the type that a command receives for it. */
interface ArgumentValues {
  carrier: Carrier;
  /** One parcel, named in any way: carrier and number, a number alone, a title, `#3`, `this`. */
  parcel: NamedParcel;
  /** Tracking numbers without the blanks and dashes people paste them with. */
  numbers: readonly string[];
  text: string;
  email: string;
  phone: string;
  /** Two capital letters. */
  country: string;
  /** Two small letters. */
  language: string;
  /** `YYYYMMDD` */
  date: string;
  /** `YYYY/M/D HH:MM` */
  moment: string;
  yesno: boolean;
  'edit-status': NonNullable<ParcelEdit['status']>;
  query: Query;
  /** Everything after the verb as it was typed, line breaks included. */
  lines: string;
  /** The text of an attached file. */
  file: string;
  /** Unix milliseconds. */
  since: number;
  company: string;
  /** `short` or `full`. */
  length: 'short' | 'full';
  only: Only;
  form: Wishes['as'];
  echo: Wishes['echo'];
  mention: Wishes['mention'];
  mute: MuteWish;
  quiet: QuietHours | 'off';
  /** Minutes since midnight. */
  'time-of-day': number | 'off';
  /** IANA name. */
  zone: string;
  days: number | 'off';
  /** `here`, `me`, or the platform's id of a channel. */
  place: string;
  target: Target;
}

/** What somebody wants to hear of. */
export type Target =
  | { readonly kind: 'parcel'; readonly parcel: NamedParcel }
  | { readonly kind: 'query'; readonly query: Query };

export type ArgumentKind = keyof ArgumentValues;

export interface ArgumentDefinition {
  readonly kind: ArgumentKind;
  readonly summary: string;
  readonly required: boolean;
  /** A positional argument can be typed without its name; the others only as `name=value`. */
  readonly positional: boolean;
  /** Takes the words that are left over where there are more words than arguments. */
  readonly greedy?: true;
  /** Other names for it, such as the one the API uses. */
  readonly aliases?: readonly string[];
  /** Given by buttons and forms only; nobody types it and no help shows it. */
  readonly hidden?: true;
  /** Understood when typed, but shown nowhere: for what people try and the service cannot do. */
  readonly unlisted?: true;
  /** `name=` with nothing means to clear it, and arrives as an empty text; `refused` says that it can't be. */
  readonly clearing?: 'allowed' | 'refused';
}

export type ArgumentDefinitions = Readonly<Record<string, ArgumentDefinition>>;

/** The typed arguments that follow from a table of definitions. */
export type Bound<A extends ArgumentDefinitions> = {
  readonly [Name in keyof A]: A[Name]['required'] extends true
    ? ArgumentValues[A[Name]['kind']]
    : ArgumentValues[A[Name]['kind']] | undefined;
};

/** Where a command was given, and by whom. */
export interface Origin {
  readonly channel: ChannelRef;
  /** The platform's id of the person. */
  readonly user: string;
  /** Nobody but this person reads here. */
  readonly isPrivate: boolean;
  readonly roles: Roles;
  /** The parcel of the card that this is a reply to. */
  readonly about?: ParcelKey | null;
}

export interface CommandContext extends Origin {
  readonly services: Services;
  readonly commands: CommandSet;
  /** A number as those who will see the answer may see it. */
  shown(number: string): string;
  /** A button that fits every platform, whatever is given; `once` for what must act once though pressed twice. */
  call(verb: string, given: Given, once?: 'once'): Promise<Call>;
  /** Shows how far something has come, in place of the answer that is still to come. */
  progress(card: Card): Promise<void>;
}

/**
 * The surface is the word people type first: `/track` is a command of its own, everything else is a verb of
 * `/parcels` or, where it destroys, spends or reveals, of `/parcels-admin`. The words are a setting; see
 * {@link CommandSet}.
 */
export const SURFACES = ['track', 'parcels', 'admin'] as const;
export type Surface = (typeof SURFACES)[number];

/** A command as data: parser, help, Discord's schema and Slack's manifest all follow from this. */
export interface Command<A extends ArgumentDefinitions = ArgumentDefinitions> {
  readonly verb: string;
  readonly surface: Surface;
  /** At most 100 characters with the price: Discord's limit for a description. */
  readonly summary: string;
  /** What it costs of the account's quota, for those calls that cost any. */
  readonly price?: string;
  /** In the order in which they are typed. */
  readonly arguments: A;
  /** What may follow the verb; the first one is shown wherever a single example is. */
  readonly examples: readonly [string, ...string[]];
  /** Whether the whole channel sees the answer, or only the one who asked. Problems go to the asker. */
  readonly visibility: 'channel' | 'asker';
  /** Null where everyone may. */
  readonly right: Right | null;
  /** The calls of the tracking service that can be made with it. */
  readonly operations: readonly (keyof TrackingApi)[];
  /** Asks for what was not given. */
  readonly form?: {
    /** Decides by looks alone: a platform must know before anything takes time. */
    wanted(given: Given): boolean;
    build(given: Given, context: CommandContext): Promise<Result<Form>>;
  };
  run(given: Bound<A>, context: CommandContext): Promise<Result<Card>>;
}

/** Keeps the argument types of one command together; see {@link Command}. */
export function defineCommand<const A extends ArgumentDefinitions>(command: Command<A>): Command<A> {
  return command;
}

/** What a hidden argument looks like: buttons give it. */
export const hiddenText = {
  kind: 'text',
  summary: '',
  required: false,
  positional: false,
  hidden: true,
} as const satisfies ArgumentDefinition;
