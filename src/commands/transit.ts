import { chartCard } from '../cards/chart-card.ts';
import { defineCommand } from '../chat/command.ts';
import { failure, success } from '../domain/result.ts';
import { country } from '../grammar/kinds/plain.ts';
import { carrier } from '../parcels/kinds.ts';

export const transit = defineCommand({
  verb: 'transit',
  surface: 'parcels',
  group: 'look',
  summary: 'Show how long a carrier takes between two countries',
  arguments: {
    carrier: {
      kind: carrier,
      summary: 'The carrier: a code or a name',
      required: true,
      positional: true,
      greedy: true,
    },
    from: { kind: country, summary: 'Country of origin, such as CN', required: true, positional: true },
    to: { kind: country, summary: 'Country of destination, such as PL', required: true, positional: true },
  },
  examples: ['china-ems CN PL'],
  visibility: 'channel',
  right: null,
  operations: ['transitTimes'],

  async run({ carrier, from, to }, { services }) {
    const read = await services.api.transitTimes([{ carrier: carrier.code, from, to }]);
    if (!read.ok) return read;
    const [times] = read.value;
    if (!times || times.shares.length === 0) {
      return failure({ code: 'nothing-found', given: `${carrier.name} ${from} → ${to}` });
    }
    const { sample, delivered } = times;
    const bars = times.shares.map(({ fromDays, toDays, share }) => ({
      label: toDays === null ? `over ${fromDays - 1} days` : `${fromDays}–${toDays} days`,
      value: share,
      shown: `${Math.round(share * 100)} %`,
    }));
    const basis =
      sample === null ? '' : `${sample} parcels${delivered === null ? '' : `, ${delivered} delivered`}.`;
    return success(
      await chartCard({
        title: `${carrier.name}, ${from} → ${to}`,
        heading: 'Days from start to delivery',
        bars,
        name: 'transit.png',
        footer: basis ? [basis] : [],
      }),
    );
  },
});
