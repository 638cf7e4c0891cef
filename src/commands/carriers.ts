import { defineCommand } from '../chat/command.ts';
import type { Card } from '../domain/card.ts';
import { failure, success } from '../domain/result.ts';
import { text } from '../grammar/kinds/plain.ts';

const MOST_SHOWN = 25;

export const carriers = defineCommand({
  verb: 'carriers',
  aliases: ['couriers', 'companies'],
  surface: 'parcels',
  group: 'look',
  summary: 'Find a carrier’s code, homepage and telephone',
  arguments: {
    search: {
      kind: text,
      summary: 'A part of its name or code; all carriers without',
      required: false,
      positional: true,
    },
  },
  examples: ['post', ''],
  visibility: 'asker',
  right: null,
  forOutsiders: true,
  operations: ['carriers'],

  async run({ search = '' }, { services }) {
    const index = await services.carriers.index();
    if (!index) return failure({ code: 'provider-unavailable', reason: 'no list of carriers' });
    const found = index.search(search, index.size);
    if (found.length === 0) return failure({ code: 'nothing-found', given: search });
    const shown = found.slice(0, MOST_SHOWN);
    return success({
      title: found.length === 1 ? '1 carrier' : `${found.length} carriers`,
      tone: 'calm',
      blocks: [
        {
          type: 'list',
          items: shown.map(({ name, code, phone, homepage }) => ({
            title: `${name} (${code})`,
            detail: [homepage, phone].filter(Boolean).join(' · '),
          })),
        },
      ],
      links: [],
      footer:
        found.length > shown.length
          ? [`${found.length - shown.length} more: search for a part of the name.`]
          : [],
    } satisfies Card);
  },
});
