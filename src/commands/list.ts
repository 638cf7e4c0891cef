import { listCard } from '../cards/list-card.ts';
import { success } from '../domain/result.ts';
import { defineCommand } from '../grammar/command.ts';
import { usageOf } from '../grammar/command-set.ts';

export const list = defineCommand({
  verb: 'list',
  surface: 'parcels',
  summary: 'Show the parcels that this channel follows',
  arguments: {},
  examples: [''],
  visibility: 'asker',

  async run(_given, { channel, commands, services }) {
    const parcels = await services.subscriptions.list(channel);
    const index = await services.carriers.index();
    const track = commands.find('track');
    return success(
      listCard({
        parcels,
        carrierName: (code) => index?.match(code)?.name ?? code,
        trackUsage: track ? usageOf(commands, track) : '',
      }),
    );
  },
});
