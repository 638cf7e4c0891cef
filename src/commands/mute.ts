import { noticeCard } from '../cards/notice-card.ts';
import { muteText } from '../cards/wish-wording.ts';
import { defineCommand } from '../chat/command.ts';
import { button } from '../domain/card.ts';
import { failure, success } from '../domain/result.ts';
import type { Mute } from '../domain/wishes.ts';
import type { MuteWish } from '../grammar/kinds/wishes.ts';
import { mute } from '../grammar/kinds/wishes.ts';
import { requireOwnWish } from './others-wishes.ts';
import { parcelArguments } from './parcel-arguments.ts';

const DEFAULT: MuteWish = { kind: 'for', ms: 8 * 60 * 60_000 };

export const muteParcel = defineCommand({
  verb: 'mute',
  aliases: ['silence', 'snooze'],
  surface: 'parcels',
  group: 'follow',
  summary: 'Keep a parcel quiet here for a while, until it is delivered or until there is a problem',
  arguments: {
    ...parcelArguments,
    for: {
      kind: mute,
      summary: 'Such as 8h or 3d, until-delivered, until-problem, or off; 8h unless said otherwise',
      required: false,
      positional: true,
    },
  },
  examples: ['sto 402934299065 8h', 'this until-problem', 'this off'],
  visibility: 'channel',
  right: null,
  operations: [],

  async run({ parcel: { key, carrierName }, for: wish = DEFAULT }, context) {
    const { services, channel, naming, call } = context;
    const own = await requireOwnWish(context, await services.subscriptions.read(key, channel));
    if (!own.ok) return own;
    const now = services.clock();
    const chosen = muteOf(wish, now);
    if (!(await services.subscriptions.change(key, channel, { mute: chosen }))) {
      return failure({ code: 'not-followed', parcel: key });
    }
    const title = await services.subscriptions.titleOf({ key, title: null }, channel);
    const name = naming.of({ key, title, carrierName });
    const parcel = `${key.carrier}/${key.number}`;
    if (!chosen) return success(noticeCard(`Heard again: ${name}`, 'News will be posted here.'));
    return success({
      ...noticeCard(
        `Muted: ${name}`,
        `It is ${muteText(chosen, now)}. What happens meanwhile is not posted.`,
      ),
      actions: [button('Unmute', await call('mute', { parcel, for: 'off' }))],
    });
  },
});

function muteOf(wish: MuteWish, now: number): Mute | null {
  if (wish.kind === 'off') return null;
  return wish.kind === 'for' ? { kind: 'until', at: now + wish.ms } : { kind: wish.kind };
}
