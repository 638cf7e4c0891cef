import { parcelCard } from '../cards/parcel-card.ts';
import { success } from '../domain/result.ts';
import { observe } from '../follow/observe.ts';
import { defineCommand } from '../grammar/command.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const status = defineCommand({
  verb: 'status',
  surface: 'parcels',
  summary: 'Show where a parcel is, with its whole history',
  arguments: parcelArguments,
  examples: ['sto 402934299065'],
  visibility: 'asker',

  async run({ carrier, number }, { channel, services }) {
    const read = await services.api.get({ carrier: carrier.code, number });
    if (!read.ok) return read;
    const parcel = read.value;
    const { deliveries } = await observe(services.parcels, parcel, services.clock);
    await services.wakeOutbox(deliveries);
    const title = await services.subscriptions.titleOf(parcel, channel);
    return success(parcelCard({ parcel, carrierName: carrier.name, title, history: 'full', note: null }));
  },
});
