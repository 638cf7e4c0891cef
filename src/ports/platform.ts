import type { Notifier } from './notifier.ts';

/** A running connection to a chat platform. */
export interface Platform {
  readonly notifier: Notifier;
  /** Whether commands arrive right now. */
  isConnected(): boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}
