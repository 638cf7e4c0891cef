import type { Given } from '../domain/call.ts';
import { failure, type Result, success } from '../domain/result.ts';

/** Offered while an argument is being typed; `value` is what is given when it is chosen. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** A positional argument that words may be assigned to. */
export interface Slot {
  readonly name: string;
  readonly required: boolean;
  /** As {@link Kind.fits}; null where any word may stand. */
  readonly fits: ((text: string) => Promise<boolean>) | null;
  /** Whether a text can be read as this. */
  readonly reads: (text: string) => Promise<boolean>;
}

/** Words that found their place, and those that did not. */
export interface Shared {
  readonly given: Given;
  readonly left: readonly string[];
}

/** One of the parts in which something can be given; at most one of its ways to be chosen. */
export interface Part<N> {
  readonly summary: string;
  readonly suggest?: Kind<unknown, N>['suggest'] | undefined;
  /** All values there are, where they can be counted. */
  readonly choices?: readonly string[];
  /** What is picked among everything of that sort on the platform; its id is what is given. */
  readonly picks?: 'channel';
}

/** Something in several parts, for platforms that give them apart. */
export interface Parts<N> {
  readonly of: Readonly<Record<string, Part<N>>>;
  /** Whether a platform with options of their own should show the parts instead of the whole. */
  readonly shown: boolean;
  /** The parts that were given as one text. */
  join(parts: Given): string;
}

/**
 * What an argument means. From this one declaration follow the type a command receives, the platforms' choices and
 * suggestions, the words of the error, and which words may stand there.
 *
 * @typeParam T what the reader returns, and so what `run` receives
 * @typeParam N what reading takes besides the text
 */
export interface Kind<T, in N = unknown> {
  readonly name: string;
  /** What is accepted, in words for people. */
  readonly expected: string;
  /**
   * `word`: one word, which may also be typed as `name:value`. `words`: with blanks between them. `rest`: everything
   * after the verb as it was typed, line breaks included. `attached`: a file, not typed at all.
   */
  readonly typed: 'word' | 'words' | 'rest' | 'attached';
  /** The most characters it takes, where that can be said. */
  readonly longest?: number;
  /** All values there are, where they can be counted. */
  readonly choices?: readonly string[];
  /** `argument` is the name under which the text was given. */
  readonly read: (given: string, needs: N, argument: string) => Result<T> | Promise<Result<T>>;
  /** Answers for a required argument that was not given; without this, it is reported as missing. */
  readonly ask?: (needs: N) => Promise<Result<T>>;
  readonly suggest?: (typed: string, needs: N) => Promise<readonly Suggestion[]>;
  /** Whether a text surely means this; without this, any word may stand there. */
  readonly fits?: (text: string, needs: N) => boolean | Promise<boolean>;
  /** Shares out the words that were typed without names; the slots hold this kind's own as well. */
  readonly assign?: (words: readonly string[], slots: readonly Slot[], needs: N) => Shared | Promise<Shared>;
  readonly parts?: Parts<N>;
}

/** What reads nothing but the text and the time. */
export interface Now {
  /** Unix milliseconds. */
  readonly now: number;
}

type Plain<T> = Pick<Kind<T>, 'name' | 'expected' | 'longest' | 'choices' | 'suggest'> & {
  readonly typed?: Kind<T>['typed'];
  /** Null for what is none. */
  readonly read: (given: string, now: number) => T | null;
  /** Whether a word stands at its place only where it can be read. */
  readonly selective?: boolean;
};

/** A kind that is read off the text alone. */
export function plainKind<T>({ read, typed = 'words', selective = false, ...rest }: Plain<T>): Kind<T, Now> {
  return {
    ...rest,
    typed,
    read(given, { now }, argument) {
      const value = read(given, now);
      if (value !== null) return success(value);
      return failure({ code: 'bad-argument', argument, given, expected: rest.expected });
    },
    ...(selective ? { fits: (text: string, { now }: Now) => read(text, now) !== null } : {}),
  };
}

/** A kind whose values can be counted; case does not matter. */
export function choiceKind<const T extends string>(
  choices: readonly T[],
  plain: Omit<Plain<T>, 'read' | 'choices'>,
): Kind<T, Now> {
  const read = (given: string) =>
    choices.find((choice) => choice.toLowerCase() === given.toLowerCase()) ?? null;
  return plainKind({ ...plain, choices, read });
}
