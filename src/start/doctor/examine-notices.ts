import { dayCount, duration } from '../../cards/wording.ts';
import { createStandingReader, NO_PACE, type StandingNeeds } from '../../notices/standing.ts';
import { type SurveyNeeds, surveyNotices } from '../../notices/survey.ts';
import { type Finding, findingsOn } from '../../ports/finding.ts';
import type { ChannelHold, Survey, SurveyGroup } from '../../ports/survey-store.ts';

const notices = findingsOn('notices');
const DAY_MS = 24 * 60 * 60_000;

/** What keeps them, and what is to be done about it; null where they go on by themselves. */
const KEPT: Readonly<Record<ChannelHold | 'nothing', readonly [what: string, fix: string | null]>> = {
  nothing: ['about to be posted', null],
  pace: ['held to the platform’s pace', null],
  quiet: ['held by quiet hours', null],
  pause: ['held, as somebody has paused the channel', null],
  outage: [
    'held, as the platform cannot be reached or did not answer',
    'Look for “not done yet” in the log: it gives the platform’s reason. They are tried again once a minute.',
  ],
  lockout: [
    'held, as the platform does not accept the bot’s token',
    'Make a new token where the platform keeps the app, set it, and start the bot again: they are posted within a minute.',
  ],
  refusal: [
    'held, as the platform refuses posts there',
    'Invite the bot again, or give it its permissions back: /parcels following says there what the platform says. They are tried again once a day, and after the next /track.',
  ],
};

/** Looks at what waits to be posted, and says not a word of what it is about. Changes nothing. */
export async function examineNotices(
  needs: Omit<StandingNeeds, 'paceOf'> & Omit<SurveyNeeds, 'standing'>,
): Promise<readonly Finding[]> {
  const standing = createStandingReader({ ...needs, paceOf: () => NO_PACE });
  return findingsIn(await surveyNotices({ ...needs, standing }));
}

function findingsIn({ at, groups }: Survey): readonly Finding[] {
  if (groups.length === 0) return [notices.ok('nothing waits to be posted')];
  return groups.map((group) => {
    const [what, fix] = KEPT[group.by ?? 'nothing'];
    const text = `${count(group.notices, 'change')} for ${count(group.channels, 'channel')} ${what}${age(group, at)}`;
    return fix === null ? notices.ok(text) : notices.warning(text, fix);
  });
}

function count(many: number, word: string): string {
  return `${many} ${word}${many === 1 ? '' : 's'}`;
}

function age({ oldestSeenAt }: SurveyGroup, at: number): string {
  if (oldestSeenAt === null) return '';
  const ms = at - oldestSeenAt;
  return `, the oldest for ${ms < 2 * DAY_MS ? duration(ms) : dayCount(Math.floor(ms / DAY_MS))}`;
}
