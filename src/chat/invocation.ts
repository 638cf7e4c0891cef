import type { Invoked } from '../cards/problem-card.ts';
import { decodeCall, type Given } from '../domain/call.ts';
import { workspaceId } from '../domain/channel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { assignWords, joinParts } from '../grammar/assign-words.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import { firstTooLong, tooLong } from '../grammar/length.ts';
import { parseCommand } from '../grammar/parse.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Command, Origin, ReadingNeeds } from './command.ts';

/** A command with what was given, and whether buttons gave it, which may say more than people. */
export interface Invocation extends Invoked {
  readonly command: Command;
  readonly trusted: boolean;
  /** Set where it must act once, however often it comes. */
  readonly once: string | null;
}

/** What somebody typed: `/track sto 402934299065`. */
export async function fromText(
  commands: CommandSet<Command>,
  text: string,
  needs: ReadingNeeds,
): Promise<Result<Invocation>> {
  const parsed = parseCommand(commands, text);
  if (!parsed.ok) return parsed;
  const { command, words, named } = parsed.value;
  const assigned = await assignWords(command.arguments, words, needs);
  return byPeople(command, { ...assigned, ...named });
}

/** What a platform has taken apart already. */
export function fromOptions(commands: CommandSet<Command>, verb: string, given: Given): Result<Invocation> {
  const command = commands.find(verb);
  if (!command)
    return tooLong(null, verb) ?? failure({ code: 'unknown-command', given: verb, nearest: null });
  return byPeople(command, given);
}

/** A pressed button, a chosen entry, or a form with what was entered. */
export async function fromToken(
  commands: CommandSet<Command>,
  token: string,
  entered: Given,
  { channel }: Pick<Origin, 'channel'>,
  memory: Pick<ChatMemory, 'readDraft'>,
): Promise<Result<Invocation>> {
  const call = decodeCall(token);
  const command = call ? commands.find(call.verb) : undefined;
  if (!call || !command) return failure({ code: 'stale-button' });
  const { draft, ...inline } = call.given;
  const kept = draft === undefined ? null : await memory.readDraft(draft);
  if (kept === 'spent') return failure({ code: 'already-done' });
  if (draft !== undefined && kept?.workspace !== workspaceId(channel)) {
    return failure({ code: 'stale-button' });
  }
  // What was kept has been read before, and may have grown since.
  const excess = firstTooLong(command.arguments, { ...inline, ...entered });
  if (excess) return excess;
  const given = { ...inline, ...kept?.given, ...entered };
  return success({ command, given, trusted: true, once: call.once ?? null });
}

function byPeople(command: Command, parts: Given): Result<Invocation> {
  const given = joinParts(command.arguments, parts);
  return firstTooLong(command.arguments, given) ?? success({ command, given, trusted: false, once: null });
}
