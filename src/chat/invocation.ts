import type { Invoked } from '../cards/invoked.ts';
import { decodeCall, type Given } from '../domain/call.ts';
import { workspaceId } from '../domain/channel.ts';
import { gatherFields } from '../domain/form.ts';
import type { Problem } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { joinParts } from '../grammar/assign-words.ts';
import { underOwnNames, withoutHidden } from '../grammar/bind.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import { firstTooLong, tooLong } from '../grammar/length.ts';
import { parseCommand } from '../grammar/parse.ts';
import { shareOut } from '../grammar/share-out.ts';
import type { ChatMemory, Draft } from '../ports/chat-memory.ts';
import type { Command, Origin, ReadingNeeds } from './command.ts';

/** A command with what was given, and whether buttons gave it, which may say more than people. */
export interface Invocation extends Invoked {
  readonly command: Command;
  readonly trusted: boolean;
  /** Set where it must act once, however often it comes. */
  readonly once: string | null;
  /** Set where a form gave it, which asked for all that there is to ask for. */
  readonly isFilledIn?: boolean;
  /** What keeps it from being carried out, whatever it is. */
  readonly problem: Problem | null;
}

/** What somebody typed: `/track sto 402934299065`. */
export async function fromText(
  commands: CommandSet<Command>,
  text: string,
  needs: ReadingNeeds,
): Promise<Result<Invocation>> {
  const parsed = parseCommand(commands, text);
  if (!parsed.ok) return (await withoutVerb(commands, parsed.problem, needs)) ?? parsed;
  const { command, tokens, rest } = parsed.value;
  const { given, left, twice } = await shareOut(command.arguments, tokens, needs);
  const problem: Problem | null =
    left.length > 0 ? { code: 'not-understood', words: left } : twice && { code: 'given-twice', ...twice };
  return byPeople(command, { ...rest, ...given }, problem);
}

/** What begins with no command, and is meant for one all the same: a number, a link, a title; null for anything else. */
async function withoutVerb(
  { all }: CommandSet<Command>,
  problem: Problem,
  needs: ReadingNeeds,
): Promise<Result<Invocation> | null> {
  if (problem.code !== 'unknown-command') return null;
  const text = [problem.given, problem.rest].filter(Boolean).join(' ');
  const command = all.find(({ bare }) => bare);
  const read = tooLong(null, text) ? null : await command?.bare?.read(text, needs);
  if (!command?.bare || !read || (!read.isWhole && problem.nearest.length > 0)) return null;
  // An unknown word before a name is what somebody wants done, and is not passed over.
  const isVerb = !read.isWhole && (await command.bare.read(problem.rest, needs))?.isWhole;
  if (isVerb) return failure({ ...problem, nearest: [command.verb] });
  return byPeople(command, { [command.bare.argument]: read.given });
}

/** What a platform has taken apart already. */
export function fromOptions(commands: CommandSet<Command>, verb: string, given: Given): Result<Invocation> {
  const command = commands.find(verb);
  if (!command)
    return tooLong(null, verb) ?? failure({ code: 'unknown-command', given: verb, rest: '', nearest: [] });
  return byPeople(command, given);
}

/** A pressed button, a chosen entry, or a form with what was entered. */
export async function fromToken(
  commands: CommandSet<Command>,
  token: string,
  entered: Given,
  asker: Pick<Origin, 'channel' | 'user'>,
  memory: Pick<ChatMemory, 'readDraft'>,
): Promise<Result<Invocation>> {
  const call = decodeCall(token);
  const command = call ? commands.find(call.verb) : undefined;
  if (!call || !command) return failure({ code: 'stale-button' });
  const { draft, ...inline } = call.given;
  const kept = draft === undefined ? null : await memory.readDraft(draft);
  if (kept === 'spent') return failure({ code: 'already-done' });
  if (draft !== undefined && (kept === null || !isFor(asker, kept))) return failure({ code: 'stale-button' });
  const filled = gatherFields(entered);
  // What was kept has been read before, and may have grown since.
  const excess = firstTooLong(command.arguments, { ...inline, ...filled });
  if (excess) return excess;
  const given = { ...inline, ...kept?.given, ...filled };
  return success({ command, given, trusted: true, once: call.once ?? null, problem: null });
}

function isFor({ channel, user }: Pick<Origin, 'channel' | 'user'>, kept: Draft): boolean {
  return kept.workspace === workspaceId(channel) && (kept.user === null || kept.user === user);
}

function byPeople(command: Command, parts: Given, found: Problem | null = null): Result<Invocation> {
  const given = joinParts(command.arguments, parts);
  const excess = firstTooLong(command.arguments, given);
  if (excess) return excess;
  const named = underOwnNames(withoutHidden(command.arguments), given);
  const problem = found ?? (named.ok ? null : named.problem);
  return success({ command, given: named.ok ? named.value : given, trusted: false, once: null, problem });
}
