import type { Card } from '../domain/card.ts';
import type { Form } from '../domain/form.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { CommandTable } from '../grammar/command-table.ts';

export interface Reply {
  readonly kind: 'card';
  readonly card: Card;
  readonly visibility: CommandTable['visibility'];
  readonly outcome: 'ok' | ProblemCode | 'bug';
  /** Why it was not done, where that can be said. */
  readonly problem?: Problem;
}

/** A form is shown instead of an answer; what is entered comes back as a call. */
export interface FormReply {
  readonly kind: 'form';
  readonly form: Form;
}

/** What a platform can do for one answer. */
export interface Means {
  /** Whether a form can be shown now. Without, it is described in words. */
  readonly forms: boolean;
  progress(card: Card): Promise<void>;
}

/** What can be said of a command before it runs: platforms must decide at once how to receive it. */
export interface Outlook {
  readonly visibility: CommandTable['visibility'];
  readonly opensForm: boolean;
}
