import { failure, type Result, success } from '../domain/result.ts';
import { nearest } from '../fuzzy/nearest.ts';
import type { Command } from './command.ts';
import type { CommandSet } from './command-set.ts';
import { tokenize } from './tokens.ts';

/** A typed command before its words are placed. */
export interface ParsedText {
  readonly command: Command;
  readonly words: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

/** Reads `/track …`, `/parcels <verb> …`, and the same without the slash. An empty text asks for help. */
export function parseText(set: CommandSet, text: string): Result<ParsedText> {
  const [head = '', ...rest] = text.trim().split(/\s+/);
  const word = head.replace(/^\//, '').toLowerCase();
  if (word === set.names.parcels.toLowerCase()) return parseVerb(set, text.trim().slice(head.length));
  const surface = set.all.find((command) => command.surface === 'track');
  if (surface && word === set.names.track.toLowerCase()) {
    return success({ command: surface, ...argumentsIn(text.trim().slice(head.length)) });
  }
  return parseVerb(set, head.startsWith('/') ? [word, ...rest].join(' ') : text);
}

/** Reads `<verb> …`: what follows `/parcels`. */
function parseVerb(set: CommandSet, text: string): Result<ParsedText> {
  const [given = ''] = text.trim().split(/\s+/);
  const command = set.find(given === '' ? 'help' : given.toLowerCase());
  if (command) return success({ command, ...argumentsIn(text.trim().slice(given.length)) });
  const [closest] = nearest(given, set.all, ({ verb }) => [verb]);
  return failure({ code: 'unknown-command', given, nearest: closest?.verb ?? null });
}

function argumentsIn(text: string): Pick<ParsedText, 'words' | 'named'> {
  const tokens = tokenize(text);
  return {
    words: tokens.filter(({ name }) => name === null).map(({ value }) => value),
    named: Object.fromEntries(tokens.flatMap(({ name, value }) => (name === null ? [] : [[name, value]]))),
  };
}
