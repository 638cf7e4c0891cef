import type { Call, Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Form } from '../domain/form.ts';
import type { Naming } from '../domain/naming.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import type { Result } from '../domain/result.ts';
import type { Right, Roles } from '../domain/rights.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { ArgumentDefinitions, Bound, CommandTable } from '../grammar/command-table.ts';
import type { DateNeeds } from '../grammar/kinds/dates.ts';
import type { ChannelNeeds } from '../grammar/kinds/wishes.ts';
import type { ParcelNeeds } from '../parcels/kinds.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';
import type { OperationName, ProviderOffer } from '../ports/provider-offer.ts';
import type { Services } from './services.ts';

/** What reading any argument of a command may take. */
export type ReadingNeeds = ParcelNeeds & ChannelNeeds & DateNeeds;

/** Where a command was given, and by whom. */
export interface Origin {
  readonly channel: ChannelRef;
  /** The platform's id of the person. */
  readonly user: string;
  /** Nobody but this person reads here. */
  readonly isPrivate: boolean;
  /** Whether everybody of the workspace can read here; asked of the platform only where it matters. */
  readonly isOpen: () => Promise<boolean>;
  /** Asked out of no conversation, on which `channel` is the one with the bot: where to follow must still be said. */
  readonly isNowhere?: true;
  /** Of another organisation, which shares the channel: may look at what is public there, and no more. */
  readonly isOutsider?: boolean;
  readonly roles: Roles;
  /** The parcel of the card that this is a reply to. */
  readonly about?: ParcelKey | null;
}

/** Somebody in a channel: the one where they speak, or another one. */
export type Present = Pick<Origin, 'channel' | 'isPrivate' | 'roles'>;

/** `O` is what can be asked of the tracking service. */
export interface CommandContext<O extends OperationName = never> extends Origin {
  readonly services: Services<O>;
  readonly commands: CommandSet;
  /** How many fields a form can have where it would be shown. */
  readonly formRoom: number;
  /** The button that must act once was pressed before, and no end came of it: it may have been done, or a part of it. */
  readonly isAgain: boolean;
  /** How parcels are called for those who will read the answer. */
  readonly naming: Naming;
  /** What a button stands for, whatever is given; `once` for what must act once though pressed twice. */
  call(verb: string, given: Given, once?: 'once'): Promise<Call>;
  /** What not everybody may, in this channel or where somebody is present besides. */
  ensure(right: Right, present?: Present): Promise<Result<void>>;
  /** Shows how far something has come, in place of the answer that is still to come. */
  progress(card: Card): Promise<void>;
}

/** What of a text that begins with no command is given for an argument. */
export interface BareText {
  readonly given: string;
  /** Whether that is all of it: then its first word is no command that was mistyped. */
  readonly isWhole: boolean;
}

/** A command: its table, and what it does. */
export interface Command<
  A extends ArgumentDefinitions<ReadingNeeds> = ArgumentDefinitions<ReadingNeeds>,
  O extends OperationName = OperationName,
> extends CommandTable<A> {
  /** All that it asks of the tracking service; where one of these is not offered, the command is not there. */
  readonly operations: readonly O[];
  /** Takes a text that begins with no command. */
  readonly bare?: {
    readonly argument: string;
    read(text: string, needs: ReadingNeeds): Promise<BareText | null>;
  };
  /** Asks for what was not given. */
  readonly form?: {
    /** Decides by looks alone: a platform must know before anything takes time. */
    wanted(given: Given): boolean;
    build(given: Given, context: CommandContext<O>): Promise<Result<Form>>;
  };
  run(given: Bound<A>, context: CommandContext<O>): Promise<Result<Card>>;
}

/** What is true of one tracking service, or of any. */
export type ByOffer<T> = T | ((offer: ProviderOffer) => T);

/** A command as it is written down: what the tracking service decides is still open. */
export interface CommandDeclaration<A extends ArgumentDefinitions<ReadingNeeds>, O extends OperationName>
  extends Omit<Command<A, O>, 'summary' | 'price'> {
  readonly summary: ByOffer<string>;
  /** Null for nothing. */
  readonly price?: (offer: ProviderOffer) => string | null;
  /** What it changes of a parcel; where that cannot be changed, the command is not there. */
  readonly edits?: readonly (keyof ParcelEdit)[];
  /** Arguments that the service can do nothing with: understood, to say so, but shown nowhere. */
  readonly unlisted?: (offer: ProviderOffer) => readonly string[];
}

/** Keeps the argument types of one command together, and what it may ask of the service; see {@link Command}. */
export function defineCommand<
  const A extends ArgumentDefinitions<ReadingNeeds>,
  const O extends OperationName = never,
>(command: CommandDeclaration<A, O>): CommandDeclaration<A, O> {
  return command;
}

// A command's `run` takes its own arguments only, which a list of different commands cannot express.
// biome-ignore lint/suspicious/noExplicitAny: the binding checks the arguments before any command runs
export type AnyDeclaration = CommandDeclaration<any, any>;
