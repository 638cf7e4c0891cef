import { duration } from '../cards/wording.ts';
import { defineCommand } from '../chat/command.ts';
import { success } from '../domain/result.ts';
import { observe } from '../notices/observe.ts';
import { requireTold } from '../parcels/access.ts';
import { parcelArguments } from './parcel-arguments.ts';
import { showParcel } from './show-parcel.ts';

export const refresh = defineCommand({
  verb: 'refresh',
  aliases: ['update', 'reload', 'sync', 'recheck'],
  surface: 'parcels',
  group: 'look',
  summary: ({ refreshEveryMs }) =>
    `Have the courier asked now${refreshEveryMs ? `; each parcel at most once in ${duration(refreshEveryMs)}` : ''}`,
  arguments: parcelArguments,
  examples: ['sto 402934299065'],
  visibility: 'asker',
  right: null,
  operations: ['refresh'],

  async run({ parcel: { key } }, context) {
    const { services } = context;
    // Before anything is asked: it would take the courier's patience from those whose it is.
    const told = await requireTold(services, key, context.channel);
    if (!told.ok) return told;
    const read = await services.api.refresh({ key });
    if (!read.ok) return read;
    const { due } = await observe(services.parcels, read.value, services.clock, {
      audience: services.audience,
    });
    await services.wakeOutbox(due);
    const note =
      due.length > 0
        ? 'There is news; it is being posted where the parcel is followed.'
        : 'The courier has nothing new.';
    return success(await showParcel(context, read.value, { history: 'recent', isPrivate: true, note }));
  },
});
