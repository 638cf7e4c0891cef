import { inParts } from '../async/in-parts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { ChannelHold, Survey, SurveyGroup } from '../ports/survey-store.ts';
import type { ChannelStanding, StandingReader } from './standing.ts';

export interface SurveyNeeds {
  readonly outbox: Pick<Outbox, 'waiting'>;
  readonly standing: Pick<StandingReader, 'ofChannel'>;
  readonly clock: Clock;
}

/** As many at once as keep Redis busy. */
const AT_ONCE = 250;

/** Walks through the channels that something waits for, and says what keeps it. Changes nothing. */
export async function surveyNotices({ outbox, standing, clock }: SurveyNeeds): Promise<Survey> {
  const at = clock();
  const groups = new Map<ChannelHold | null, SurveyGroup>();
  for (const part of inParts(await outbox.waiting(), AT_ONCE)) {
    for (const found of await Promise.all(part.map((channel) => standing.ofChannel(channel)))) {
      if (found.waiting === 0) continue;
      const by = holderOf(found);
      groups.set(by, added(groups.get(by) ?? { by, channels: 0, notices: 0, oldestSeenAt: null }, found));
    }
  }
  return { at, groups: [...groups.values()] };
}

function holderOf({ hold }: ChannelStanding): ChannelHold | null {
  return hold === null || hold.by === 'others' ? null : hold.by;
}

function added(group: SurveyGroup, { waiting, oldestSeenAt }: ChannelStanding): SurveyGroup {
  const seen = [group.oldestSeenAt, oldestSeenAt].flatMap((moment) => moment ?? []);
  return {
    ...group,
    channels: group.channels + 1,
    notices: group.notices + waiting,
    oldestSeenAt: seen.length > 0 ? Math.min(...seen) : null,
  };
}
