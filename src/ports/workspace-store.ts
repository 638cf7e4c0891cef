/** The workspaces that use the bot, as in `workspaceId`. */
export interface WorkspaceStore {
  /** @param at Unix milliseconds */
  noteUse(workspace: string, at: number): Promise<void>;
  /** The one that used it last comes first. */
  list(): Promise<readonly string[]>;
  /**
   * Deletes what is kept of a workspace and its channels: what they follow and have chosen, what waits for them and what
   * was remembered. Parcels that it brought in belong to nobody then. May be repeated where it was interrupted.
   */
  forget(workspace: string): Promise<void>;
}
