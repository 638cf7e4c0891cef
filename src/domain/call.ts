/** What was given for the arguments of a command, as text, by their names. */
export type Given = Readonly<Record<string, string>>;

/** A command that a button, a menu or a form gives: the same commands that people type. */
export interface Call {
  readonly verb: string;
  readonly given: Given;
  /** Set where pressing twice must act once; unique to the button. */
  readonly once?: string;
}

/**
 * A call as text: `refresh;;parcel=sto/402934299065`. It holds all that is needed, so a button outlives the process
 * that made it.
 */
export function encodeCall({ verb, given, once = '' }: Call): string {
  const pairs = Object.entries(given).map(([name, value]) => `${name}=${escaped(value)}`);
  return [verb, once, ...pairs].join(';');
}

/** Far more than any platform keeps in a button. */
const LONGEST_TEXT = 20_000;

/** The inverse of {@link encodeCall}; null for a text that is not one. */
export function decodeCall(text: string): Call | null {
  if (text.length > LONGEST_TEXT) return null;
  const [verb = '', once = '', ...pairs] = text.split(';');
  if (!/^[a-z][a-z-]{0,31}$/.test(verb) || !/^[\w-]{0,32}$/.test(once)) return null;
  try {
    const given = Object.fromEntries(pairs.map(decodePair));
    return { verb, given, ...(once ? { once } : {}) };
  } catch {
    return null;
  }
}

/** Whether a call is no longer than so many characters. */
export function fits(call: Call, longest: number): boolean {
  return encodeCall(call).length <= longest;
}

function decodePair(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals);
  if (equals < 1 || !/^[a-z_-]+$/.test(name)) throw new Error('not a pair');
  return [name, decodeURIComponent(pair.slice(equals + 1))];
}

function escaped(value: string): string {
  return value.toWellFormed().replace(/[%;\p{Cc}]/gu, encodeURIComponent);
}
