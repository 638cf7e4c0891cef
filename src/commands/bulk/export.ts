import { noticeCard } from '../../cards/notice-card.ts';
import { parcels as countOf } from '../../cards/wording.ts';
import { defineCommand } from '../../chat/command.ts';
import { readerIn } from '../../chat/reader.ts';
import { parcelId } from '../../domain/parcel.ts';
import { failure, success } from '../../domain/result.ts';
import { query } from '../../parcels/kinds.ts';
import { selectParcels } from '../../parcels/select-parcels.ts';
import { parcelsCsv } from './write-csv.ts';

export const exportParcels = defineCommand({
  verb: 'export',
  aliases: ['download', 'csv'],
  surface: 'parcels',
  group: 'many',
  summary: 'Get a CSV file of all parcels, or of those a query means; it can be imported again',
  arguments: {
    query: {
      kind: query,
      summary: 'Such as status:delivered since:30d; the same as in list',
      required: false,
      positional: true,
    },
  },
  examples: ['', 'status:delivered since:30d'],
  visibility: 'asker',
  right: null,
  operations: ['list'],

  async run({ query }, context) {
    const { services } = context;
    const reader = await readerIn(context);
    const selected = await selectParcels(services, query ?? { text: '', terms: [] }, reader);
    if (!selected.ok) return selected;
    const parcels = selected.value.map(({ parcel }) => parcel);
    if (parcels.length === 0) return failure({ code: 'nothing-found', given: query?.text ?? '' });
    const followed = await services.subscriptions.list(context.channel);
    const titles = new Map(
      followed.map(({ subscription: { parcel, title } }) => [parcelId(parcel), title] as const),
    );
    const card = noticeCard(
      `${countOf(parcels.length)} exported`,
      'The file holds your customers’ data: mind where you keep it.',
    );
    return success({ ...card, files: [{ name: 'parcels.csv', text: await parcelsCsv(parcels, titles) }] });
  },
});
