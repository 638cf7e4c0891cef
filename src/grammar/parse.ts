import type { Given } from '../domain/call.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { CommandSet } from './command-set.ts';
import type { ArgumentKind, Command } from './command-table.ts';
import { WISH_KINDS } from './kinds/wishes.ts';
import { nearest } from './nearest.ts';
import { tokenize } from './tokens.ts';

/** A typed command before its words are placed. */
export interface ParsedText {
  readonly command: Command;
  readonly words: readonly string[];
  readonly named: Given;
}

const RAW_KINDS: readonly ArgumentKind[] = ['query', 'lines'];
/** Stands between what is meant and what is to be done with it: `edit-many status:exception -- archived=yes`. */
const SEPARATOR = /(?:^|\s)(?:--|—|–)(?:\s|$)/u;

/** Reads `/track …`, `/parcels <verb> …`, and the same without the slash. An empty text asks for help. */
export function parseText(set: CommandSet, text: string): Result<ParsedText> {
  const [word, rest] = splitHead(text);
  const name = word.replace(/^\//, '').toLowerCase();
  if (name === set.names.parcels.toLowerCase() || name === set.names.admin.toLowerCase()) {
    return parseVerb(set, rest);
  }
  const bare = set.all.find((command) => command.surface === 'track');
  if (bare && name === set.names.track.toLowerCase()) {
    return success({ command: bare, ...argumentsIn(bare, rest) });
  }
  return parseVerb(set, text.trim().replace(/^\//, ''));
}

/** Reads `<verb> …`: what follows `/parcels`. */
function parseVerb(set: CommandSet, text: string): Result<ParsedText> {
  const [given, rest] = splitHead(text);
  const command = set.find(given === '' ? 'help' : given.toLowerCase());
  if (command) return success({ command, ...argumentsIn(command, rest) });
  const [closest] = nearest(given, set.all, ({ verb }) => [verb]);
  return failure({ code: 'unknown-command', given, nearest: closest?.verb ?? null });
}

function splitHead(text: string): [head: string, rest: string] {
  const [head = ''] = /^\S*/.exec(text.trim()) ?? [];
  return [head, text.trim().slice(head.length).trim()];
}

function argumentsIn(command: Command, text: string): Pick<ParsedText, 'words' | 'named'> {
  const raw = Object.entries(command.arguments).find(([, { kind }]) => RAW_KINDS.includes(kind));
  if (!raw) return split(text, wordNames(command));
  const [before = '', ...after] = text.split(SEPARATOR);
  return { words: [], named: { ...(before ? { [raw[0]]: before } : {}), ...split(after.join(' ')).named } };
}

/** Arguments that may be typed with a colon as well: their values are single words, so nothing else can be meant. */
function wordNames({ arguments: definitions }: Command): readonly string[] {
  return Object.entries(definitions).flatMap(([name, { kind }]) => (WISH_KINDS.includes(kind) ? [name] : []));
}

function split(text: string, wordNames: readonly string[] = []): Pick<ParsedText, 'words' | 'named'> {
  const tokens = tokenize(text).map((token) => {
    const [, name = '', value = ''] = (token.name === null && /^([a-z]+):(.+)$/i.exec(token.value)) || [];
    return wordNames.includes(name.toLowerCase()) ? { name: name.toLowerCase(), value } : token;
  });
  return {
    words: tokens.filter(({ name }) => name === null).map(({ value }) => value),
    named: Object.fromEntries(tokens.flatMap(({ name, value }) => (name === null ? [] : [[name, value]]))),
  };
}
