import type { CommandContext } from '../../chat/command.ts';
import type { Given } from '../../domain/call.ts';
import type { Precedence } from './unite-rows.ts';

export type ImportContext = CommandContext<'createMany' | 'list' | 'detectCarrier'>;

/** What was given to be imported, and what was said of it since; everything that a plan follows from. */
export interface ImportSource {
  readonly text: string;
  /** As {@link columnName} names them; empty while nobody has chosen any. */
  readonly columns: Given;
  /** Whose every number is that has no carrier beside it, as a code. */
  readonly carrier: string | undefined;
  readonly precedence: Precedence;
  /** The drafts of the plans that were made of it before. */
  readonly former: readonly string[];
}
