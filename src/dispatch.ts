import type { Card } from './cards/card.ts';
import { apologyCard } from './cards/notice-card.ts';
import { type Attempt, problemCard } from './cards/problem-card.ts';
import type { Problem, ProblemCode } from './domain/problem.ts';
import { failure, type Result, success } from './domain/result.ts';
import { bind } from './grammar/bind.ts';
import type { Command, Origin } from './grammar/command.ts';
import type { CommandSet } from './grammar/command-set.ts';
import { parseText } from './grammar/parse.ts';
import { placeWords } from './grammar/place.ts';
import type { Services } from './services.ts';

export interface Reply {
  readonly card: Card;
  readonly visibility: Command['visibility'];
  readonly outcome: 'ok' | ProblemCode | 'bug';
}

export interface Dispatcher {
  /** What somebody typed: `/track sto 402934299065`. */
  fromText(origin: Origin, text: string): Promise<Reply>;
  /** What a platform has taken apart already. */
  fromOptions(origin: Origin, verb: string, given: Readonly<Record<string, string>>): Promise<Reply>;
}

export interface DispatcherOptions {
  readonly commands: CommandSet;
  readonly services: Services;
  /** Recognises thrown errors that are no bugs, such as an outage of the store. */
  readonly explain: (error: unknown) => Problem | null;
}

/** The one place where a command's failure becomes an answer. It always answers. */
export function createDispatcher({ commands, services, explain }: DispatcherOptions): Dispatcher {
  const { carriers, logger } = services;

  async function answer(origin: Origin, read: () => Promise<Result<Attempt>>): Promise<Reply> {
    let attempt: Attempt | null = null;
    try {
      const invocation = await read();
      if (!invocation.ok) return refusal(invocation.problem, null);
      attempt = invocation.value;
      const { command, given } = attempt;
      const bound = await bind(command.arguments, given, carriers);
      if (!bound.ok) return refusal(bound.problem, attempt);
      const result = await command.run(bound.value, { ...origin, commands, services });
      if (!result.ok) return refusal(result.problem, attempt);
      return { card: result.value, visibility: command.visibility, outcome: 'ok' };
    } catch (error) {
      const problem = explain(error);
      if (problem) return refusal(problem, attempt);
      logger.error({ err: error, verb: attempt?.command.verb }, 'a command failed');
      return { card: apologyCard(), visibility: 'asker', outcome: 'bug' };
    }
  }

  function refusal(problem: Problem, attempt: Attempt | null): Reply {
    return { card: problemCard(problem, commands, attempt), visibility: 'asker', outcome: problem.code };
  }

  async function fromWords(text: string): Promise<Result<Attempt>> {
    const parsed = parseText(commands, text);
    if (!parsed.ok) return parsed;
    const { command, words, named } = parsed.value;
    const index = words.length > 0 ? await carriers.index() : null;
    return success({ command, given: { ...placeWords(command.arguments, words, index), ...named } });
  }

  return {
    fromText: (origin, text) => answer(origin, () => fromWords(text)),
    fromOptions: (origin, verb, given) =>
      answer(origin, async () => {
        const command = commands.find(verb);
        if (!command) return failure({ code: 'unknown-command', given: verb, nearest: null });
        return success({ command, given });
      }),
  };
}
