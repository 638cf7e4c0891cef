import type { Right } from '../domain/rights.ts';
import type { Kind } from './kind.ts';
import type { Shortcut } from './shortcut.ts';

/** `N` is what reading its kind takes besides the text. */
export interface ArgumentDefinition<N = never> {
  readonly kind: Kind<unknown, N>;
  readonly summary: string;
  readonly required: boolean;
  /** A positional argument can be typed without its name; the others only as `name=value`. */
  readonly positional: boolean;
  /** Takes the words that are left over where there are more words than arguments. */
  readonly greedy?: true;
  /** What stands in quotes at the end is this, where it is nothing else. */
  readonly quoted?: true;
  /** Other names for it, such as the one the API uses. */
  readonly aliases?: readonly string[];
  /** Given by buttons and forms only; nobody types it and no help shows it. */
  readonly hidden?: true;
  /** Understood when typed, but shown nowhere: for what people try and the service cannot do. */
  readonly unlisted?: true;
  /** `name=` with nothing means to clear it, and arrives as an empty text; `refused` says that it can't be. */
  readonly clearing?: 'allowed' | 'refused';
}

export type ArgumentDefinitions<N = never> = Readonly<Record<string, ArgumentDefinition<N>>>;

/** The typed arguments that follow from a table of definitions. */
export type Bound<A extends ArgumentDefinitions> = {
  readonly [Name in keyof A]: A[Name]['required'] extends true
    ? ValueOf<A[Name]['kind']>
    : ValueOf<A[Name]['kind']> | undefined;
};

type ValueOf<K> = K extends Kind<infer T, never> ? T : never;

/**
 * The surface is the word people type first: `/track` is a command of its own, everything else is a verb of
 * `/parcels` or, where it destroys, spends or reveals, of `/parcels-admin`. The words are a setting; see
 * {@link CommandSet}.
 */
export const SURFACES = ['track', 'parcels', 'admin'] as const;
export type Surface = (typeof SURFACES)[number];

/** What commands are for, in the order in which help shows them. */
export const GROUPS = ['follow', 'look', 'change', 'many', 'settings', 'admin'] as const;
export type Group = (typeof GROUPS)[number];

/** A command as data: parser, help, Discord's schema and Slack's manifest all follow from this. */
export interface CommandTable<A extends ArgumentDefinitions = ArgumentDefinitions> {
  readonly verb: string;
  /** Other words for the verb, such as those that other bots use. None leads to what costs or destroys. */
  readonly aliases?: readonly string[];
  readonly surface: Surface;
  readonly group: Group;
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
  /** Shows what everybody in the channel has been shown, and changes nothing. */
  readonly forOutsiders?: true;
  /** How it is given out of a menu. */
  readonly shortcut?: Shortcut;
}
