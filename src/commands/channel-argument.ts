import type { CommandContext } from '../chat/command.ts';
import type { ChannelRef } from '../domain/channel.ts';
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

export async function channelGiven(
  { in: given = 'here' }: Bound<typeof channelArgument>,
  { channel, user, services }: Pick<CommandContext, 'channel' | 'user' | 'services'>,
): Promise<Result<ChannelRef>> {
  if (given === 'here') return success(channel);
  if (given !== 'me') return success({ ...channel, channel: given });
  const direct = await services.directChannel(channel, user);
  if (direct) return success(direct);
  return failure({ code: 'bad-argument', argument: 'in', given: 'me', expected: channelKind.expected });
}
