import { noticeCard } from '../cards/notice-card.ts';
import { defineCommand } from '../chat/command.ts';
import { button } from '../domain/card.ts';
import { failure, success } from '../domain/result.ts';
import { requireOwnWish } from './others-wishes.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const stop = defineCommand({
  verb: 'stop',
  aliases: ['remove', 'untrack', 'forget', 'drop'],
  surface: 'parcels',
  group: 'follow',
  summary: 'Stop hearing of a parcel in this channel; other channels are not affected',
  arguments: parcelArguments,
  examples: ['sto 402934299065'],
  visibility: 'channel',
  right: null,
  operations: [],

  async run({ parcel: { key, carrierName } }, context) {
    const { channel, services, naming, call } = context;
    const own = await requireOwnWish(context, await services.subscriptions.read(key, channel));
    if (!own.ok) return own;
    const title = await services.subscriptions.titleOf({ key, title: null }, channel);
    if (!(await services.subscriptions.remove(key, channel))) {
      return failure({ code: 'not-followed', parcel: key });
    }
    const name = naming.of({ key, title, carrierName });
    const again = await call('track', {
      carrier: key.carrier,
      number: key.number,
      ...(title ? { title } : {}),
    });
    return success({
      ...noticeCard(`Stopped: ${name}`, 'This channel hears no more of it. Other channels are not affected.'),
      actions: [button('Follow again', again)],
    });
  },
});
