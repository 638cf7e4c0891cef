import type { Hold } from '../domain/standing.ts';

/** How many changes wait to be posted, by what keeps them. Without a word of what they are about. */
export interface Survey {
  /** When it was made, Unix milliseconds. */
  readonly at: number;
  readonly groups: readonly SurveyGroup[];
}

export interface SurveyGroup {
  /** Null for those that are due. */
  readonly by: ChannelHold | null;
  readonly channels: number;
  readonly notices: number;
  /** When the oldest of them was seen, Unix milliseconds; null where that is not known. */
  readonly oldestSeenAt: number | null;
}

/** What can keep a whole channel. */
export type ChannelHold = Exclude<Hold['by'], 'others'>;

/** Keeps the last survey, for whoever wants to look often. */
export interface SurveyStore {
  write(survey: Survey): Promise<void>;
  read(): Promise<Survey | null>;
}
