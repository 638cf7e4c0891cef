import type { Block, Card } from '../domain/card.ts';
import { isLastStep, LAST_STEPS, STATUS_LABEL } from '../domain/status.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import { isProblem } from '../domain/wishes.ts';
import { byHandMark } from './by-hand-note.ts';
import { parcels as countOf, statusText } from './wording.ts';

export interface DigestContent {
  readonly followed: readonly FollowedParcel[];
  /** A parcel's name as this channel may see it. */
  readonly nameOf: (parcel: FollowedParcel) => string;
  readonly now: number;
  /** What to type for the list: `/parcels list`. */
  readonly listUsage: string;
}

const DAY_MS = 24 * 60 * 60_000;
const MOST_IN_GROUP = 10;

/** The day in one message: what needs somebody, what comes today, what has arrived, and how many are on their way. */
export function digestCard({ followed, nameOf, now, listUsage }: DigestContent): Card {
  const gone = followed.filter(({ goneSince }) => goneSince !== null);
  const there = followed.filter(({ goneSince }) => goneSince === null);
  const problems = there.filter(({ status }) => isProblem(status));
  const arrived = there.filter(({ deliveredAt }) => deliveredAt !== null && now - deliveredAt < DAY_MS);
  const others = there.filter(
    (each) => !problems.includes(each) && !isLastStep(each.status) && each.deliveredAt === null,
  );
  const group = (heading: string, parcels: readonly FollowedParcel[]): readonly Block[] => {
    if (parcels.length === 0) return [];
    const shown = parcels.slice(0, MOST_IN_GROUP).map((each) => ({
      title: nameOf(each),
      detail: [`${statusText(each.status, each.detail)}${byHandMark(each.hand ?? null)}`, each.latest?.text]
        .filter(Boolean)
        .join(' — '),
    }));
    const more = parcels.length - shown.length;
    const items = more > 0 ? [...shown, { title: `… and ${more} more`, detail: '' }] : shown;
    return [
      { type: 'text', text: heading },
      { type: 'list', items },
    ];
  };
  return {
    title: 'Parcels today',
    tone: problems.length + gone.length > 0 ? 'warning' : 'calm',
    blocks: [
      ...group('Problems', problems),
      ...LAST_STEPS.flatMap((step) =>
        group(
          STATUS_LABEL[step],
          there.filter(({ status }) => status === step),
        ),
      ),
      ...group('Delivered since yesterday', arrived),
      ...group('Gone from the tracking account', gone),
      { type: 'text', text: `${countOf(others.length)} on the way.` },
    ],
    links: [],
    footer: [`${listUsage} shows every parcel.`],
  };
}
