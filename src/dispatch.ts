import type { Card } from './cards/card.ts';
import { apologyCard } from './cards/notice-card.ts';
import { problemCard } from './cards/problem-card.ts';
import type { CarrierDirectory } from './carriers/carrier-directory.ts';
import type { Problem, ProblemCode } from './domain/problem.ts';
import { failure, type Result, success } from './domain/result.ts';
import { bind } from './grammar/bind.ts';
import type { Command, Origin } from './grammar/command.ts';
import type { CommandSet } from './grammar/command-set.ts';
import { parseText } from './grammar/parse.ts';
import { placeWords } from './grammar/place.ts';
import type { Logger } from './ports/logger.ts';

export interface Reply {
  readonly card: Card;
  readonly visibility: Command['visibility'];
  readonly outcome: 'ok' | ProblemCode | 'bug';
}

/** A command with its arguments by name: typed text and a platform's options end in the same form. */
export interface Invocation {
  readonly command: Command;
  readonly given: Readonly<Record<string, string>>;
}

export interface Dispatcher {
  /** What somebody typed: `/track sto 402934299065`. */
  fromText(origin: Origin, text: string): Promise<Reply>;
  /** What a platform has taken apart already. */
  fromOptions(origin: Origin, verb: string, given: Readonly<Record<string, string>>): Promise<Reply>;
}

export interface DispatcherOptions {
  readonly commands: CommandSet;
  readonly carriers: CarrierDirectory;
  readonly logger: Logger;
  /** Recognises thrown errors that are no bugs, such as an outage of the store. */
  readonly explain: (error: unknown) => Problem | null;
}

/** The one place where a command's failure becomes an answer. It always answers. */
export function createDispatcher({ commands, carriers, logger, explain }: DispatcherOptions): Dispatcher {
  async function answer(origin: Origin, read: () => Promise<Result<Invocation>>): Promise<Reply> {
    let command: Command | null = null;
    try {
      const invocation = await read();
      if (!invocation.ok) return refusal(invocation.problem, null);
      command = invocation.value.command;
      const bound = await bind(command.arguments, invocation.value.given, carriers);
      if (!bound.ok) return refusal(bound.problem, command);
      const result = await command.run(bound.value, { ...origin, commands });
      if (!result.ok) return refusal(result.problem, command);
      return { card: result.value, visibility: command.visibility, outcome: 'ok' };
    } catch (error) {
      const problem = explain(error);
      if (problem) return refusal(problem, command);
      logger.error({ err: error, verb: command?.verb }, 'a command failed');
      return { card: apologyCard(), visibility: 'asker', outcome: 'bug' };
    }
  }

  function refusal(problem: Problem, command: Command | null): Reply {
    return { card: problemCard(problem, commands, command), visibility: 'asker', outcome: problem.code };
  }

  async function fromWords(text: string): Promise<Result<Invocation>> {
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
