/** The workspaces that use the bot, as in `workspaceId`. */
export interface WorkspaceStore {
  /** @param at Unix milliseconds */
  noteUse(workspace: string, at: number): Promise<void>;
  /** The one that used it last comes first. */
  list(): Promise<readonly string[]>;
}
