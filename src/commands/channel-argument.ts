import type { CommandContext, Present } from '../chat/command.ts';
import type { Given } from '../domain/call.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { ArgumentDefinitions, Bound } from '../grammar/command-table.ts';
import { channel as channelKind } from '../grammar/kinds/wishes.ts';

/** Where the updates go: here, to another channel of the workspace, or to the one who asks. */
export const channelArgument = {
  in: {
    kind: channelKind,
    summary: 'Another channel, or me for a direct message',
    required: false,
    positional: false,
  },
} as const satisfies ArgumentDefinitions;

/** The channel that is meant, and what the asker is there. */
export interface TargetChannel extends Present {
  /** What a button gives to mean it again. */
  readonly given: Given;
  /** Who reaches into it from another channel, as people know them; null where that is not so. */
  readonly reachedBy: string | null;
  readonly isOpen: CommandContext['isOpen'];
}

/** Only what the asker may write into, and so may the bot; out of a direct message nothing but that. */
export async function channelGiven(
  { in: given = 'here' }: Bound<typeof channelArgument>,
  { channel, user, isPrivate, isNowhere, isOpen, roles, services }: CommandContext,
): Promise<Result<TargetChannel>> {
  if (given === 'here' || given === channel.channel) {
    return success({ channel, isPrivate, isOpen, roles, given: {}, reachedBy: null });
  }
  if (given === 'me') {
    const direct = await services.directChannel(channel, user);
    if (direct) {
      const alone = { isPrivate: true, isOpen: async () => false };
      return success({ channel: direct, ...alone, roles, given: { in: given }, reachedBy: null });
    }
    return failure({ code: 'bad-argument', argument: 'in', given: 'me', expected: channelKind.expected });
  }
  if (isPrivate && !isNowhere) return failure({ code: 'channel-closed', why: 'direct' });
  const present = await services.enterChannel({ channel, user }, given);
  if (!present.ok) return present;
  return success({
    channel: { ...channel, channel: given },
    isPrivate: false,
    isOpen: async () => present.value.isOpen,
    roles: present.value.roles,
    given: { in: given },
    reachedBy: present.value.name,
  });
}

/** What is done there instead of where it was asked for: it is the rights there that count. */
export function contextAt<C extends CommandContext>(
  context: C,
  { channel, isPrivate, isOpen, roles }: TargetChannel,
): C {
  if (channel.channel === context.channel.channel) return context;
  const there = { channel, isPrivate, isOpen, roles };
  return { ...context, ...there, ensure: (right, present = there) => context.ensure(right, present) };
}
