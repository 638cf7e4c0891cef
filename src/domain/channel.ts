/** A place where people talk. Two workspaces never share anything, even on the same platform. */
export interface ChannelRef {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
}

/** `slack/T1/C1`: one string for one channel; the parts are percent-encoded, so no id can imitate another. */
export function channelId(ref: ChannelRef): string {
  return [ref.platform, ref.workspace, ref.channel].map(encodeURIComponent).join('/');
}

/** The inverse of {@link channelId}; null for a text that is not one. */
export function toChannelRef(id: string): ChannelRef | null {
  const parts = id.split('/');
  if (parts.length !== 3 || parts.includes('')) return null;
  try {
    const [platform = '', workspace = '', channel = ''] = parts.map(decodeURIComponent);
    return { platform, workspace, channel };
  } catch {
    return null;
  }
}

/** `slack/T1`: what separates one team's data from another's. */
export function workspaceId(ref: ChannelRef): string {
  return [ref.platform, ref.workspace].map(encodeURIComponent).join('/');
}

/** Whether a setting can name the workspace: a conversation with one person is none that anybody could name. */
export function isNameable(workspace: string): boolean {
  return /^\w+\/\w+$/.test(workspace);
}
