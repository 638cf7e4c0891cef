import { parcelCard } from '../cards/parcel-card.ts';
import { success } from '../domain/result.ts';
import { type Following, follow } from '../follow/follow.ts';
import { defineCommand } from '../grammar/command.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const track = defineCommand({
  verb: 'track',
  surface: 'track',
  summary: 'Follow a parcel: see where it is, and hear in this channel when something happens',
  arguments: {
    ...parcelArguments,
    title: {
      kind: 'text',
      summary: 'A name for it, such as "Blue kettle"',
      required: false,
      positional: false,
    },
  },
  examples: ['sto 402934299065', 'sto 402934299065 title="Blue kettle"'],
  visibility: 'channel',

  async run({ carrier, number, title }, { channel, user, services }) {
    const key = { carrier: carrier.code, number };
    const created = await services.api.create({ key, ...(title ? { title } : {}) });
    if (!created.ok && created.problem.code !== 'tracking-exists') return created;
    await services.subscriptions.resume(channel);
    const following = await follow(services, {
      key: created.ok ? created.value.key : key,
      channel,
      user,
      title: title ?? null,
    });
    const { parcel } = following;
    return success(
      parcelCard({
        parcel,
        carrierName: carrier.name,
        title: await services.subscriptions.titleOf(parcel, channel),
        history: 'recent',
        note: noteOn(following),
      }),
    );
  },
});

function noteOn({ isNew, unread }: Following): string {
  const followed = isNew
    ? 'This channel now follows the parcel: news will be posted here.'
    : 'This channel already follows the parcel.';
  if (!unread) return followed;
  return `${followed} Its journey cannot be read right now; it will be posted as soon as it can.`;
}
