import { type ChannelRef, workspaceId } from './channel.ts';

/** Somebody and where they are, for what is counted; both are unique over all platforms. */
export interface Party {
  readonly person: string;
  readonly workspace: string;
}

/** How much each person and each workspace may have of something. */
export type Allowance = Readonly<Record<keyof Party, number>>;

export function partyOf({ channel, user }: { readonly channel: ChannelRef; readonly user: string }): Party {
  return { person: `${channel.platform}/${encodeURIComponent(user)}`, workspace: workspaceId(channel) };
}
