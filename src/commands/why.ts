import { muteText } from '../cards/verdict-wording.ts';
import { defineCommand } from '../chat/command.ts';
import type { Card } from '../domain/card.ts';
import { success } from '../domain/result.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const why = defineCommand({
  verb: 'why',
  surface: 'parcels',
  summary: 'Show the last changes of a parcel, and why each was posted here or not',
  arguments: parcelArguments,
  examples: ['sto 402934299065'],
  visibility: 'asker',
  right: null,
  operations: [],

  async run({ parcel: { key, carrierName } }, { services, channel, naming }) {
    const [receipts, subscription, record] = await Promise.all([
      services.receipts.list(channel, key),
      services.subscriptions.read(key, channel),
      services.parcels.read(key),
    ]);
    const title = await services.subscriptions.titleOf({ key, title: null }, channel);
    const mute = subscription?.mute;
    return success({
      title: `Why: ${naming.of({ key, title, carrierName })}`,
      tone: 'calm',
      blocks: [
        {
          type: 'text',
          text: [
            subscription
              ? 'This channel follows the parcel.'
              : 'This channel does not follow the parcel itself.',
            ...(mute ? [`It is ${muteText(mute, services.clock())}.`] : []),
            ...(receipts.length === 0
              ? ['Nothing happened since then that could have been posted here.']
              : []),
          ].join(' '),
        },
        {
          type: 'list',
          items: receipts.map(({ at, what, verdicts, messageId }) => ({
            title: what,
            detail: [
              new Date(at).toISOString().replace('T', ' ').slice(0, 16).concat(' UTC'),
              ...verdicts,
              messageId === null ? 'no message' : `message ${messageId}`,
            ].join(' · '),
          })),
        },
      ],
      links: [],
      footer: record?.checkedAt ? ['Courier last asked ', { instant: record.checkedAt }, '.'] : [],
    } satisfies Card);
  },
});
