import type { Lockout } from '../domain/standing.ts';

/** The platforms that do not accept the bot's token. Nothing is claimed for their channels until that has ended. */
export interface Lockouts {
  /** Keeps the first of several. Resolves to whether somebody should be told, once in ten minutes at most. */
  note(platform: string, lockout: Lockout): Promise<boolean>;
  /** By platform. */
  all(): Promise<ReadonlyMap<string, Lockout>>;
  /** Resolves to true for the one caller that has ended it. */
  end(platform: string): Promise<boolean>;
}
