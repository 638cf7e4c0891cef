/**
 * Which workspaces see the parcels of the account that nobody brought in through the bot: those that are named in
 * the configuration, else the first one that ever used the bot.
 */
export interface HomeWorkspaces {
  /** `workspace` as in `workspaceId`. */
  includes(workspace: string): Promise<boolean>;
}
