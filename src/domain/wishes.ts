import { isLastStep, type Status } from './status.ts';

/** Which changes are worth a post: every event, another status only, only the ones people wait for, or these. */
export type Only = 'all' | 'status' | 'key' | readonly Status[];

/** One message that is kept up to date with news in its thread; or news in the thread alone; or a message each. */
export const STYLES = ['card', 'thread', 'post'] as const;
/** Which news in a thread is shown in the channel as well. */
export const ECHOES = ['problems', 'all', 'none'] as const;
/** Who is called when there is a problem: nobody, whoever follows the parcel, or everyone who is there. */
export const MENTIONS = ['nobody', 'me', 'here'] as const;

/** What somebody wants to hear, and how. */
export interface Wishes {
  readonly only: Only;
  readonly as: (typeof STYLES)[number];
  readonly echo: (typeof ECHOES)[number];
  readonly mention: (typeof MENTIONS)[number];
}

/** A time without posts; the two kinds that wait for an event end with it. */
export type Mute =
  /** Unix milliseconds. */
  | { readonly kind: 'until'; readonly at: number }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'problem' };

export const DEFAULT_WISHES: Wishes = { only: 'all', as: 'post', echo: 'problems', mention: 'nobody' };

const PROBLEMS: readonly Status[] = ['exception', 'undelivered', 'expired'];

export function isProblem(status: Status): boolean {
  return PROBLEMS.includes(status);
}

/** Out for delivery, ready to collect, delivered, or a problem: what people wait for. */
export function isKey(status: Status): boolean {
  return isLastStep(status) || status === 'delivered' || isProblem(status);
}
