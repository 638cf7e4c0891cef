import type { Given } from '../domain/call.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CommandSet } from './command-set.ts';
import type { CommandTable } from './command-table.ts';
import { mostRead, tooLong } from './length.ts';
import { nearestCommands } from './nearest-commands.ts';
import { type Token, tokenize } from './tokens.ts';

/** A typed command before its words are placed. */
export interface ParsedText<C extends CommandTable> {
  readonly command: C;
  /** In the order in which they were typed. */
  readonly tokens: readonly Token[];
  /** What is everything after the verb, as it was typed. */
  readonly rest: Given;
}

/** Stands between what is meant and what is to be done with it: `edit-many status:exception -- archived=yes`. */
const SEPARATOR = /(?:^|\s)(?:--|—|–)(?:\s|$)/u;

/** Reads `/track …`, `/parcels <verb> …`, and the same without the slash. An empty text asks for help. */
export function parseCommand<C extends CommandTable>(
  set: CommandSet<C>,
  text: string,
): Result<ParsedText<C>> {
  const [word, rest] = splitHead(text);
  const name = word.replace(/^\//, '').toLowerCase();
  if (name === set.names.parcels.toLowerCase() || name === set.names.admin.toLowerCase()) {
    return parseVerb(set, rest);
  }
  const bare = set.all.find((command) => command.surface === 'track');
  if (bare && name === set.names.track.toLowerCase()) {
    return withArguments(bare, rest);
  }
  return parseVerb(set, text.trim().replace(/^\//, ''));
}

/** Reads `<verb> …`: what follows `/parcels`. */
function parseVerb<C extends CommandTable>(set: CommandSet<C>, text: string): Result<ParsedText<C>> {
  const [given, rest] = splitHead(text);
  const command = set.called(given === '' ? 'help' : given);
  if (command) return withArguments(command, rest);
  const excess = tooLong(null, text);
  if (excess) return excess;
  const closest = nearestCommands(set, given).map(({ verb }) => verb);
  return failure({ code: 'unknown-command', given, rest, nearest: closest });
}

function splitHead(text: string): [head: string, rest: string] {
  const [head = ''] = /^\S*/.exec(text.trim()) ?? [];
  return [head, text.trim().slice(head.length).trim()];
}

function withArguments<C extends CommandTable>(command: C, text: string): Result<ParsedText<C>> {
  const raw = Object.entries(command.arguments).find(([, { kind }]) => kind.typed === 'rest');
  if (!raw) {
    return tooLong(null, text) ?? success({ command, tokens: split(text, wordNames(command)), rest: {} });
  }
  const [name, { kind }] = raw;
  const [before = '', ...after] = text.split(SEPARATOR);
  const options = after.join(' ');
  const excess = tooLong(name, before, mostRead(kind)) ?? tooLong(null, options);
  if (excess) return excess;
  return success({ command, tokens: split(options), rest: before ? { [name]: before } : {} });
}

/** Arguments that may be typed with a colon as well: their values are single words, so nothing else can be meant. */
function wordNames({ arguments: definitions }: CommandTable): readonly string[] {
  return Object.entries(definitions).flatMap(([name, { kind }]) => (kind.typed === 'word' ? [name] : []));
}

function split(text: string, wordNames: readonly string[] = []): readonly Token[] {
  return tokenize(text).map((token) => {
    if (token.name !== null || token.quoted) return token;
    const [, name = '', value = ''] = /^([a-z]+):(.+)$/i.exec(token.value) ?? [];
    // It has a value already, and what follows is another word.
    return wordNames.includes(name.toLowerCase()) ? { name: name.toLowerCase(), value, quoted: true } : token;
  });
}
