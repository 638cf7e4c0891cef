import type { Card } from '../cards/card.ts';
import type { Carrier } from '../domain/carrier.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { Result } from '../domain/result.ts';
import type { Services } from '../services.ts';
import type { CommandSet } from './command-set.ts';

/** What an argument means, and the type that a command receives for it. */
interface ArgumentValues {
  carrier: Carrier;
  /** A tracking number without the blanks and dashes people paste it with. */
  number: string;
  text: string;
}

export type ArgumentKind = keyof ArgumentValues;

export interface ArgumentDefinition {
  readonly kind: ArgumentKind;
  readonly summary: string;
  readonly required: boolean;
  /** A positional argument can be typed without its name; the others only as `name=value`. */
  readonly positional: boolean;
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
}

export interface CommandContext extends Origin {
  readonly services: Services;
  readonly commands: CommandSet;
}

/**
 * The surface is the word people type first: `/track` is a command of its own, everything else is a verb of
 * `/parcels`. The words themselves are a setting; see {@link CommandSet}.
 */
export type Surface = 'track' | 'parcels';

/** A command as data: parser, help, Discord's schema and Slack's manifest all follow from this. */
export interface Command<A extends ArgumentDefinitions = ArgumentDefinitions> {
  readonly verb: string;
  readonly surface: Surface;
  /** At most 100 characters: Discord's limit for a description. */
  readonly summary: string;
  /** In the order in which they are typed. */
  readonly arguments: A;
  /** What may follow the verb; the first one is shown wherever a single example is. */
  readonly examples: readonly [string, ...string[]];
  /** Whether the whole channel sees the answer, or only the one who asked. Problems go to the asker. */
  readonly visibility: 'channel' | 'asker';
  run(given: Bound<A>, context: CommandContext): Promise<Result<Card>>;
}

/** Keeps the argument types of one command together; see {@link Command}. */
export function defineCommand<const A extends ArgumentDefinitions>(command: Command<A>): Command<A> {
  return command;
}
