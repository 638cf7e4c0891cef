import type { Card } from '../cards/card.ts';
import { success } from '../domain/result.ts';
import { defineCommand } from '../grammar/command.ts';

export const settings = defineCommand({
  verb: 'settings',
  surface: 'parcels',
  summary: 'Show or change what this channel has chosen',
  arguments: {
    numbers: {
      kind: 'length',
      summary: 'short shows the last four characters of tracking numbers here, full all of them',
      required: false,
      positional: false,
    },
  },
  examples: ['', 'numbers=full'],
  visibility: 'asker',
  right: null,
  operations: [],

  async run({ numbers }, { services, channel }) {
    if (numbers) await services.settings.write(channel, { numbers });
    const chosen = await services.settings.read(channel);
    const meaning = { short: 'the last four characters', full: 'in full' } as const;
    return success({
      title: 'Settings of this channel',
      tone: 'calm',
      blocks: [
        {
          type: 'fields',
          fields: [{ name: 'Tracking numbers', value: `${chosen.numbers}: ${meaning[chosen.numbers]}` }],
        },
      ],
      links: [],
      footer: [
        'A tracking number can lead to a name and an address. Answers that only you see show it in full.',
      ],
    } satisfies Card);
  },
});
