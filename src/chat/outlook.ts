import { within } from '../async/within.ts';
import { decodeCall, type Given } from '../domain/call.ts';
import { joinParts } from '../grammar/assign-words.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Command, Origin } from './command.ts';
import { fromToken } from './invocation.ts';
import type { Outlook } from './reply.ts';

/** Platforms wait three seconds for a first word. */
const PATIENCE_MS = 700;

const ONLY_ASKER: Outlook = { visibility: 'asker', opensForm: false };

/** What can be said of a command by its looks. */
export function outlookOf(commands: CommandSet<Command>, verb: string, given: Given): Outlook {
  const command = commands.find(verb);
  if (!command) return ONLY_ASKER;
  const opensForm = command.form?.wanted(joinParts(command.arguments, given)) ?? false;
  return { visibility: command.visibility, opensForm };
}

/** While what a button stands for cannot be read, its command is all that is known. */
export async function outlookOnCall(
  {
    commands,
    memory,
  }: { readonly commands: CommandSet<Command>; readonly memory: Pick<ChatMemory, 'readDraft'> },
  origin: Pick<Origin, 'channel' | 'user'>,
  token: string,
  entered: Given = {},
): Promise<Outlook> {
  const read = fromToken(commands, token, entered, origin, memory);
  const invocation = await within(PATIENCE_MS, read).catch(() => null);
  if (invocation?.ok) return outlookOf(commands, invocation.value.command.verb, invocation.value.given);
  const command = commands.find(decodeCall(token)?.verb ?? '');
  return { ...ONLY_ASKER, ...(command ? { visibility: command.visibility } : {}) };
}
