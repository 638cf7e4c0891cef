import { noticeCard } from '../cards/notice-card.ts';
import { failure, success } from '../domain/result.ts';
import { defineCommand } from '../grammar/command.ts';
import { callName } from '../grammar/command-set.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const stop = defineCommand({
  verb: 'stop',
  surface: 'parcels',
  summary: 'Stop hearing of a parcel in this channel; other channels are not affected',
  arguments: parcelArguments,
  examples: ['sto 402934299065'],
  visibility: 'channel',

  async run({ carrier, number }, { channel, commands, services }) {
    const parcel = { carrier: carrier.code, number };
    if (!(await services.subscriptions.remove(parcel, channel)))
      return failure({ code: 'not-followed', parcel });
    const track = commands.find('track');
    const again = track ? ` To follow it again: ${callName(commands, track)} ${carrier.code} ${number}` : '';
    return success(
      noticeCard(`Stopped: ${carrier.name} ${number}`, `This channel hears no more of it.${again}`),
    );
  },
});
