import type { Card } from '../domain/card.ts';
import type { Form } from '../domain/form.ts';
import type { ProblemCode } from '../domain/problem.ts';
import type { Command } from '../grammar/command-table.ts';
import type { Dispatcher } from './dispatch.ts';

export interface Reply {
  readonly kind: 'card';
  readonly card: Card;
  readonly visibility: Command['visibility'];
  readonly outcome: 'ok' | ProblemCode | 'bug';
}

/** A form is shown instead of an answer; what is entered comes back by {@link Dispatcher.fromCall}. */
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
  readonly visibility: Command['visibility'];
  readonly opensForm: boolean;
}
