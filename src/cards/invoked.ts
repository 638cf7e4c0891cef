import type { CommandTable } from '../grammar/command-table.ts';

/** The command that could not be carried out, and what was given for its arguments. */
export interface Invoked {
  readonly command: CommandTable;
  readonly given: Readonly<Record<string, string>>;
}
