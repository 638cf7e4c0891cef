import { noticeCard } from '../cards/notice-card.ts';
import { refundText } from '../cards/price.ts';
import { confirmationCard, confirmButton } from '../cards/question-cards.ts';
import { defineCommand } from '../chat/command.ts';
import type { Services } from '../chat/services.ts';
import type { Inline } from '../domain/card.ts';
import { type ChannelRef, workspaceId } from '../domain/channel.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import { success } from '../domain/result.ts';
import { hiddenText } from '../grammar/kinds/hidden-text.ts';
import { requireOwn } from '../parcels/access.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const deleteParcel = defineCommand({
  verb: 'delete',
  surface: 'admin',
  group: 'admin',
  summary: 'Delete a parcel from the tracking account, for all channels; asks first',
  arguments: { ...parcelArguments, confirmed: hiddenText },
  examples: ['sto 402934299065'],
  visibility: 'asker',
  right: 'delete',
  operations: ['delete', 'get'],

  async run({ parcel: { key, carrierName }, confirmed }, { services, channel, call, isAgain }) {
    const allowed = await requireOwn(services, [key], channel);
    // Interrupted before, it may have been forgotten already whose it was.
    if (!allowed.ok && !(isAgain && (await isGone(services, key)))) return allowed;
    const name = `${carrierName} ${key.number}`;
    if (!confirmed) {
      const followers = await services.parcels.followersOf(key);
      const parcel = `${key.carrier}/${key.number}`;
      const confirm = await call('delete', { parcel, confirmed: 'yes' }, 'once');
      return success(
        confirmationCard({
          title: `Delete ${name}?`,
          text: `It is removed from the tracking account with its history. To stop only this channel’s news, use stop instead.`,
          confirm: confirmButton('Delete', confirm),
          concerns: losers(followers, channel),
          note: refundText(services.offer, 'it'),
        }),
      );
    }
    const deleted = await services.api.delete(key);
    if (!deleted.ok && deleted.problem.code !== 'tracking-missing') return deleted;
    await services.parcels.forget(key);
    const text = deleted.ok
      ? 'No channel hears of it any more.'
      : 'It was gone already; no channel hears of it any more.';
    return success(noticeCard(`Deleted: ${name}`, text));
  },
});

async function isGone({ api }: Services<'get'>, key: ParcelKey): Promise<boolean> {
  const read = await api.get(key);
  return !read.ok && read.problem.code === 'tracking-missing';
}

/** Other workspaces are counted, never named. */
function losers(followers: readonly ChannelRef[], here: ChannelRef): readonly Inline[] {
  if (followers.length === 0) return ['No channel follows it. '];
  const ours = followers.filter((each) => workspaceId(each) === workspaceId(here));
  const others = followers.length - ours.length;
  const names: Inline[] = ours.map(({ channel }) => ({ channel }));
  const all = others > 0 ? [...names, `${others} elsewhere`] : names;
  return [
    'Channels that lose it: ',
    ...all.flatMap((each, index) => (index > 0 ? [', ', each] : [each])),
    '. ',
  ];
}
