import type { Invoked } from '../cards/invoked.ts';
import { problemCard } from '../cards/problem-card.ts';
import { DEFAULT_SETTINGS } from '../domain/channel-settings.ts';
import { namingFor } from '../domain/naming.ts';
import type { Problem } from '../domain/problem.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { Origin } from './command.ts';
import { readsAlone } from './reader.ts';
import type { Reply } from './reply.ts';

/** What is said of a problem. What the channel has chosen is not asked for here: the store may be what is away. */
export function refuse(commands: CommandSet, given: Problem, attempt: Invoked | null, origin: Origin): Reply {
  const problem = origin.isOutsider ? withoutCandidates(given) : given;
  const isAlone = attempt === null || readsAlone(attempt.command, origin);
  const card = problemCard(problem, commands, attempt, namingFor(isAlone, DEFAULT_SETTINGS));
  return { kind: 'card', card, visibility: 'asker', outcome: problem.code, problem };
}

/** What a channel follows is called by its numbers there, which others need not know. */
function withoutCandidates(problem: Problem): Problem {
  return problem.code === 'which-parcel' ? { ...problem, candidates: [] } : problem;
}
