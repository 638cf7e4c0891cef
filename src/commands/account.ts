import { parcels as countOf, registeredText } from '../cards/wording.ts';
import { defineCommand } from '../chat/command.ts';
import type { Card } from '../domain/card.ts';
import { success } from '../domain/result.ts';

export const account = defineCommand({
  verb: 'account',
  aliases: ['quota', 'balance', 'credits'],
  surface: 'admin',
  group: 'admin',
  summary: 'Show the tracking account: its remaining quota, balance and who it belongs to',
  arguments: {},
  examples: [''],
  visibility: 'asker',
  right: 'account',
  operations: ['account'],

  async run(_given, { services }) {
    const read = await services.api.account();
    if (!read.ok) return read;
    const { remainingQuota, money, email, phone, registeredAt } = read.value;
    const fields = [
      {
        name: `Remaining ${services.offer.prices.unit}`,
        value: remainingQuota === null ? 'unknown' : countOf(remainingQuota),
      },
      ...(money === null ? [] : [{ name: 'Balance', value: String(money) }]),
      ...(email ? [{ name: 'E-mail', value: email }] : []),
      ...(phone ? [{ name: 'Telephone', value: phone }] : []),
    ];
    return success({
      title: 'Tracking account',
      tone: 'calm',
      blocks: [{ type: 'fields', fields }],
      links: [],
      footer: registeredAt === null ? [] : [registeredText(registeredAt, services.clock())],
    } satisfies Card);
  },
});
