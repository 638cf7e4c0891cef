import { visibleArguments } from './bind.ts';
import type { Command, Surface } from './command-table.ts';

/** The words people type first, without the slash: settings, because another app may own `/track`. */
export type SurfaceNames = Readonly<Record<Surface, string>>;

export interface CommandSet {
  readonly names: SurfaceNames;
  readonly all: readonly Command[];
  find(verb: string): Command | undefined;
}

// A command's `run` takes its own arguments only, which a list of different commands cannot express.
// biome-ignore lint/suspicious/noExplicitAny: the binding checks the arguments before any command runs
export type AnyCommand = Command<any>;

export function createCommandSet(commands: readonly AnyCommand[], names: SurfaceNames): CommandSet {
  return { names, all: commands, find: (verb) => commands.find((command) => command.verb === verb) };
}

/** `/track` or `/parcels status`: what comes before the arguments. */
export function callName({ names }: CommandSet, command: Pick<Command, 'surface' | 'verb'>): string {
  return command.surface === 'track' ? `/${names.track}` : `/${names[command.surface]} ${command.verb}`;
}

/** `/track <carrier> <number> [title=…]` */
export function usageOf(set: CommandSet, command: Command): string {
  const parts = visibleArguments(command.arguments).flatMap(([name, { kind, positional, required }]) => {
    // A file is attached, not typed.
    if (kind === 'file') return [];
    const form = positional ? `<${kind === 'parcel' ? 'parcel' : name}>` : `${name}=…`;
    return [required ? form : `[${form.replace(/[<>]/g, '')}]`];
  });
  return [callName(set, command), ...parts].join(' ');
}

/** What a command does and costs. */
export function summaryOf({ summary, price }: Command): string {
  return price ? `${summary} (${price})` : summary;
}

/** Complete commands to type, made from the command's own examples. */
export function examplesOf(set: CommandSet, command: Command): readonly string[] {
  return command.examples.map((example) => `${callName(set, command)} ${example}`.trim());
}
