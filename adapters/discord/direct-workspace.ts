import type { ChannelRef } from '../../src/domain/channel.ts';

const PREFIX = 'dm-';

/** Every person's conversation with the bot is a workspace of its own. */
export function directWorkspace(user: string): string {
  return `${PREFIX}${user}`;
}

export function isDirect({ workspace }: Pick<ChannelRef, 'workspace'>): boolean {
  return workspace.startsWith(PREFIX);
}

/** Whose conversation with the bot it is; null for another one. */
export function personIn(channel: Pick<ChannelRef, 'workspace'>): string | null {
  return isDirect(channel) ? channel.workspace.slice(PREFIX.length) : null;
}
