import { noticeCard } from '../cards/notice-card.ts';
import { costText, priceText } from '../cards/price.ts';
import { defineCommand } from '../chat/command.ts';
import { success } from '../domain/result.ts';
import { company as companyKind, country, text } from '../grammar/kinds/plain.ts';

export const remote = defineCommand({
  verb: 'remote',
  surface: 'parcels',
  group: 'look',
  summary: 'Tell whether couriers count a place as remote, and charge more',
  price: (offer) => priceText(offer, 'remoteAreas'),
  arguments: {
    country: { kind: country, summary: 'Country, such as US', required: true, positional: true },
    postcode: {
      kind: text,
      summary: 'Postcode, or the city where there are none',
      required: true,
      positional: true,
      greedy: true,
    },
    company: {
      kind: companyKind,
      summary: 'DHL, UPS, FedEx or TNT; all without',
      required: false,
      positional: true,
    },
  },
  examples: ['US 90210', 'US 90210 DHL'],
  visibility: 'asker',
  right: 'spend',
  operations: ['remoteAreas'],

  async run({ country, postcode, company }, { services }) {
    const query = { country, postcode, ...(company ? { company } : {}) };
    const read = await services.api.remoteAreas([query]);
    if (!read.ok) return read;
    const companies = [...new Set(read.value.remote.map((row) => properName(row.company)))].filter(Boolean);
    const place = `${country} ${postcode}`;
    const card =
      companies.length > 0
        ? noticeCard(`${place} is remote`, `It is a remote area for ${companies.join(', ')}.`, 'warning')
        : noticeCard(
            `${place} is not remote`,
            `No ${company ?? 'company'} that was asked counts it as remote.`,
            'good',
          );
    const cost = costText(services.offer, 'remoteAreas');
    return success(cost ? { ...card, footer: [`This question cost ${cost}.`] } : card);
  },
});

/** `fedex` is written FedEx. */
function properName(company: string): string {
  return companyKind.choices?.find((each) => each.toLowerCase() === company.toLowerCase()) ?? company;
}
