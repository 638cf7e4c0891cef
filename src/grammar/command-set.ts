import { visibleArguments } from './bind.ts';
import type { CommandTable, Surface } from './command-table.ts';

/** The words people type first, without the slash: settings, because another app may own `/track`. */
export type SurfaceNames = Readonly<Record<Surface, string>>;

/** The commands there are; `C` where they can also be carried out. */
export interface CommandSet<C extends CommandTable = CommandTable> {
  readonly names: SurfaceNames;
  readonly all: readonly C[];
  find(verb: string): C | undefined;
  /** The same for whatever people call it, in capitals or not: by its verb, or by another word for it. */
  called(word: string): C | undefined;
}

export function createCommandSet<C extends CommandTable>(
  commands: readonly C[],
  names: SurfaceNames,
): CommandSet<C> {
  const find = (verb: string) => commands.find((command) => command.verb === verb);
  const aliased = (word: string) => commands.find(({ aliases = [] }) => aliases.includes(word));
  const called = (word: string) => find(word.toLowerCase()) ?? aliased(word.toLowerCase());
  return { names, all: commands, find, called };
}

/** `/track` or `/parcels status`: what comes before the arguments. */
export function callName({ names }: CommandSet, command: Pick<CommandTable, 'surface' | 'verb'>): string {
  return command.surface === 'track' ? `/${names.track}` : `/${names[command.surface]} ${command.verb}`;
}

/** `/track <carrier> <number> [title=…]` */
export function usageOf(set: CommandSet, command: CommandTable): string {
  const parts = visibleArguments(command.arguments).flatMap(([name, { kind, positional, required }]) => {
    // A file is attached, not typed.
    if (kind.typed === 'attached') return [];
    const form = positional ? `<${name}>` : `${name}=…`;
    return [required ? form : `[${form.replace(/[<>]/g, '')}]`];
  });
  return [callName(set, command), ...parts].join(' ');
}

/** What a command does and costs. */
export function summaryOf({ summary, price }: CommandTable): string {
  return price ? `${summary} (${price})` : summary;
}

/** Complete commands to type, made from the command's own examples. */
export function examplesOf(set: CommandSet, command: CommandTable): readonly string[] {
  return command.examples.map((example) => `${callName(set, command)} ${example}`.trim());
}
