import { goesOn, standingText } from '../cards/standing-wording.ts';
import { muteText } from '../cards/wish-wording.ts';
import { goneText } from '../cards/wording.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import type { Card, ListItem } from '../domain/card.ts';
import { momentText } from '../domain/quiet-hours.ts';
import { failure, success } from '../domain/result.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Notice } from '../notices/standing.ts';
import { requireTold } from '../parcels/access.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const why = defineCommand({
  verb: 'why',
  surface: 'parcels',
  group: 'look',
  summary:
    'Show the last changes of a parcel: which were posted here, which wait and which were not, and why',
  arguments: parcelArguments,
  examples: ['sto 402934299065'],
  visibility: 'asker',
  right: null,
  forOutsiders: true,
  operations: [],

  async run({ parcel: { key, carrierName } }, { services, channel, naming, isOutsider = false }) {
    const [notices, subscription, known, { zone }, title, told] = await Promise.all([
      services.standing.ofParcel(channel, key),
      services.subscriptions.read(key, channel),
      services.parcels.read(key),
      services.settings.read(channel),
      services.subscriptions.titleOf({ key, title: null }, channel),
      requireTold(services, key, channel),
    ]);
    if (isOutsider && !subscription && notices.length === 0) {
      return failure({ code: 'not-followed', parcel: key });
    }
    // When it was asked about last tells that others follow it.
    const record = told.ok ? known : null;
    const [newest] = notices;
    const gone = record?.goneSince ? goneText(momentText(record.goneSince, zone)) : null;
    return success({
      title: `Why: ${naming.of({ key, title, carrierName })}`,
      tone: 'calm',
      blocks: [
        { type: 'text', text: situation(subscription, notices, gone, services) },
        { type: 'list', items: notices.map((notice) => noticeItem(notice, zone)) },
      ],
      links: [],
      footer: [
        ...(newest?.standing.kind === 'held' ? [...goesOn(newest.standing.hold), ' '] : []),
        ...(record?.checkedAt ? ['Courier last asked ', { instant: record.checkedAt }, '.'] : []),
      ],
    } satisfies Card);
  },
});

function situation(
  subscription: Subscription | null,
  notices: readonly Notice[],
  gone: string | null,
  { clock }: Pick<CommandContext['services'], 'clock'>,
): string {
  const mute = subscription?.mute;
  return [
    subscription ? 'This channel follows the parcel.' : 'This channel does not follow the parcel itself.',
    ...(gone ? [`It is ${gone}.`] : []),
    ...(mute ? [`It is ${muteText(mute, clock())}.`] : []),
    ...(notices.length === 0 ? ['No change of it has come here in the last 30 days.'] : []),
  ].join(' ');
}

function noticeItem({ what, at, standing }: Notice, zone: string): ListItem {
  const inZone = (moment: number) => momentText(moment, zone);
  const when = at === null ? [] : [inZone(at)];
  return { title: what, detail: [...when, standingText(standing, inZone)].join(' · ') };
}
