import type { CommandContext, Present } from '../chat/command.ts';
import { type Result, success } from '../domain/result.ts';
import type { Wishes } from '../domain/wishes.ts';
import type { ArgumentDefinitions, Bound } from '../grammar/command-table.ts';
import { echo, mention, only, style } from '../grammar/kinds/wishes.ts';

/** What somebody may wish of one subscription, or of a whole channel. */
export const wishArguments = {
  only: {
    kind: only,
    summary: 'all events, status for another status, key for the ones people wait for, or statuses',
    required: false,
    positional: false,
  },
  as: {
    kind: style,
    summary: 'card: one message kept up to date; thread: news in a thread; post: a message each',
    required: false,
    positional: false,
  },
  echo: {
    kind: echo,
    summary: 'What of a thread is shown in the channel as well: problems, all or none',
    required: false,
    positional: false,
  },
  mention: {
    kind: mention,
    summary: 'Whom to call on problems: nobody, me (who follows) or here',
    required: false,
    positional: false,
  },
} as const satisfies ArgumentDefinitions;

/** Those that were given. */
export function wishesGiven({ only, as, echo, mention }: Bound<typeof wishArguments>): Partial<Wishes> {
  return {
    ...(only === undefined ? {} : { only }),
    ...(as === undefined ? {} : { as }),
    ...(echo === undefined ? {} : { echo }),
    ...(mention === undefined ? {} : { mention }),
  };
}

/** Whether somebody may wish that: to have everyone called is not for everybody. */
export async function requireWishes(
  { mention }: Partial<Wishes>,
  present: Present,
  { ensure }: Pick<CommandContext, 'ensure'>,
): Promise<Result<void>> {
  return mention === 'here' ? ensure('mention', present) : success(undefined);
}
