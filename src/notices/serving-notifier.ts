import type { ChannelRef } from '../domain/channel.ts';
import type { PostOutcome } from '../domain/delivery.ts';
import type { Notifier } from '../ports/notifier.ts';

/** The same notifier, which puts nothing into workspaces that are not served, whoever set it up when they were. */
export function servingNotifier(
  notifier: Notifier,
  serves: (channel: ChannelRef) => Promise<boolean>,
): Notifier {
  const { post, edit } = notifier;

  /** Null where it is served. */
  async function refusal(channel: ChannelRef): Promise<PostOutcome | null> {
    try {
      if (await serves(channel)) return null;
      return { kind: 'refused', reason: 'this workspace is not served' };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'unreachable', reason };
    }
  }

  return {
    ...notifier,
    post: async (channel, ...rest) => (await refusal(channel)) ?? post(channel, ...rest),
    edit: async (channel, ...rest) => (await refusal(channel)) ?? edit(channel, ...rest),
  };
}
