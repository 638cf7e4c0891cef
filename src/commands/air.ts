import { costText, priceOfEach } from '../cards/price.ts';
import { confirmationCard, confirmButton } from '../cards/question-cards.ts';
import { statusText } from '../cards/wording.ts';
import { defineCommand } from '../chat/command.ts';
import { requireUnits } from '../chat/spending.ts';
import type { Block, Card } from '../domain/card.ts';
import { partyOf } from '../domain/party.ts';
import { failure, success } from '../domain/result.ts';
import { hiddenText } from '../grammar/kinds/hidden-text.ts';
import { text } from '../grammar/kinds/plain.ts';
import type { AirWaybill } from '../ports/provider-data.ts';

const FORMAT = /^\d{3}[ -]?\d{7,8}$/;

export const air = defineCommand({
  verb: 'air',
  surface: 'admin',
  group: 'admin',
  summary: 'Track air waybills; asks before it spends anything',
  price: (offer) => priceOfEach(offer, 'airWaybills'),
  arguments: {
    waybills: {
      kind: text,
      summary: 'Air waybill numbers such as 172-00000011',
      required: true,
      positional: true,
      greedy: true,
      aliases: ['awb', 'track_number'],
    },
    confirmed: hiddenText,
  },
  examples: ['172-00000011'],
  visibility: 'asker',
  right: 'account',
  operations: ['airWaybills'],

  async run({ waybills, confirmed }, context) {
    const { services, call, isAgain } = context;
    const numbers = waybills.split(/[,;\s]+/).filter(Boolean);
    const wrong = numbers.find((number) => !FORMAT.test(number));
    if (wrong !== undefined) {
      const expected = 'air waybill numbers of 3 and 8 digits, such as 172-00000011';
      return failure({ code: 'bad-argument', argument: 'waybills', given: wrong, expected });
    }
    const party = partyOf(context);
    const affordable = await requireUnits({ ...services, party }, 'airWaybills', numbers.length);
    if (!affordable.ok) return affordable;
    const cost = costText(services.offer, 'airWaybills', numbers.length);
    if (cost && (!confirmed || isAgain)) {
      const confirm = await call('air', { waybills: numbers.join(' '), confirmed: 'yes' }, 'once');
      const soFar = isAgain
        ? 'It was asked for before, and no answer came: that may have cost the same already.'
        : 'Nothing has been asked yet.';
      return success(
        confirmationCard({
          title: `Spend ${cost}${isAgain ? ' again' : ''}?`,
          text: `${numbers.length === 1 ? 'One air waybill costs' : `${numbers.length} air waybills cost`} ${cost}. ${soFar}`,
          lines: numbers,
          confirm: confirmButton(`Spend ${cost}`, confirm),
        }),
      );
    }
    const read = await services.api.airWaybills(numbers);
    if (!read.ok) return read;
    return success(waybillCard(read.value, cost ? [`This cost ${cost}.`] : []));
  },
});

function waybillCard(waybills: readonly AirWaybill[], footer: Card['footer']): Card {
  const [first, ...more] = waybills;
  return {
    title: first && more.length === 0 ? `Air waybill ${first.number}` : `${waybills.length} air waybills`,
    tone: 'calm',
    blocks: waybills.flatMap(blocksOf),
    links: [],
    footer,
  };
}

function blocksOf(waybill: AirWaybill): readonly Block[] {
  const route = [waybill.from, waybill.to].filter(Boolean).join(' → ');
  const load = [waybill.pieces ? `${waybill.pieces} pieces` : null, waybill.weight]
    .filter(Boolean)
    .join(', ');
  return [
    {
      type: 'fields',
      fields: [
        { name: waybill.number, value: statusText(waybill.status, null) },
        ...(route ? [{ name: 'Route', value: route }] : []),
        ...(load ? [{ name: 'Load', value: load }] : []),
      ],
    },
    {
      type: 'history',
      heading: `${waybill.number}: flights`,
      events: waybill.events.map(({ at, plannedAt, text, station, flight }) => ({
        at: at ?? plannedAt ?? '',
        text: [text, flight, at === null && plannedAt !== null ? '(planned)' : null]
          .filter(Boolean)
          .join(' '),
        place: station,
      })),
    },
  ];
}
