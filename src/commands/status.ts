import { success } from '../domain/result.ts';
import { observe } from '../follow/observe.ts';
import { defineCommand } from '../grammar/command.ts';
import { parcelArguments } from './parcel-arguments.ts';
import { showParcel } from './show-parcel.ts';

export const status = defineCommand({
  verb: 'status',
  surface: 'parcels',
  summary: 'Show where a parcel is, with the whole history of both couriers',
  arguments: parcelArguments,
  examples: ['sto 402934299065', '402934299065', '#1'],
  visibility: 'asker',
  right: null,
  operations: ['get'],

  async run({ parcel: { key } }, context) {
    const { services } = context;
    const { language } = await services.settings.read(context.channel);
    const read = await services.api.get(key, language ?? undefined);
    if (!read.ok) return read;
    const { due } = await observe(services.parcels, read.value, services.clock, {
      audience: services.audience,
    });
    await services.wakeOutbox(due);
    return success(await showParcel(context, read.value, { history: 'full', isPrivate: true }));
  },
});
