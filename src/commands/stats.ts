import { chartCard } from '../cards/chart-card.ts';
import { defineCommand } from '../chat/command.ts';
import { success } from '../domain/result.ts';
import { STATUS_LABEL, STATUSES } from '../domain/status.ts';
import { since } from '../grammar/kinds/plain.ts';

export const stats = defineCommand({
  verb: 'stats',
  surface: 'parcels',
  summary: 'Count the parcels by status, with a chart',
  arguments: {
    since: {
      kind: since,
      summary: 'Only parcels added since then: 7d, 12h, or 2026-11-01',
      required: false,
      positional: true,
    },
  },
  examples: ['', 'since=7d'],
  visibility: 'channel',
  right: null,
  operations: ['countByStatus'],

  async run({ since }, { services }) {
    const read = await services.api.countByStatus(since === undefined ? {} : { createdFrom: since });
    if (!read.ok) return read;
    const counts = STATUSES.flatMap((status) => {
      const value = read.value[status] ?? 0;
      const isUsual = status !== 'unknown' && status !== 'inforeceived';
      return isUsual || value > 0 ? [{ label: STATUS_LABEL[status], value, shown: String(value) }] : [];
    });
    const total = counts.reduce((sum, { value }) => sum + value, 0);
    return success(
      await chartCard({
        title: `${total} ${total === 1 ? 'parcel' : 'parcels'} in the account`,
        heading: 'By status',
        bars: counts,
        name: 'status.png',
        footer: since === undefined ? [] : ['Added since ', { instant: since }],
      }),
    );
  },
});
