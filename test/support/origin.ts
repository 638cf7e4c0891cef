import type { Origin } from '../../src/chat/command.ts';

/** Somebody in a shared channel who may do everything, or what a test says instead. */
export function originAt(workspace: string, channel: string, more: Partial<Origin> = {}): Origin {
  return {
    channel: { platform: 'slack', workspace, channel },
    user: 'U1',
    isPrivate: false,
    isOpen: async () => true,
    roles: { holds: async () => true, describe: (role) => role },
    ...more,
  };
}
