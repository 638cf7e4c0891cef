import { noticeCard } from '../../cards/notice-card.ts';
import { priceText } from '../../cards/price.ts';
import { confirmationCard, confirmButton } from '../../cards/question-cards.ts';
import { parcels as countOf } from '../../cards/wording.ts';
import { defineCommand } from '../../chat/command.ts';
import { parcelId } from '../../domain/parcel.ts';
import { success } from '../../domain/result.ts';
import { bulkArguments } from './bulk-arguments.ts';
import { findTargets, keysIn, ownKeys, writeKeys } from './find-targets.ts';
import { inBulk } from './in-bulk.ts';

const MOST_SHOWN = 10;

export const freeze = defineCommand({
  verb: 'freeze',
  surface: 'admin',
  group: 'admin',
  summary: 'Have the service stop asking couriers about parcels; there is no way back, so it asks first',
  arguments: bulkArguments,
  examples: ['sto 402934299065', 'status:expired'],
  visibility: 'asker',
  right: 'delete',
  operations: ['stopChecking', 'list'],

  async run({ parcels, keys }, context) {
    if (keys === undefined) {
      const targets = await findTargets(parcels, context);
      if (!targets.ok) return targets;
      const count = countOf(targets.value.keys.length);
      const isOne = targets.value.keys.length === 1;
      const confirm = await context.call('freeze', { keys: writeKeys(targets.value.keys) }, 'once');
      return success(
        confirmationCard({
          title: `Freeze ${count} for good?`,
          text: `The service would never ask ${isOne ? 'its courier' : 'their couriers'} again, so no news would arrive any more. There is no way back, except to delete a parcel and add it anew${priceText(context.services.offer, 'create') ? ', at its price' : ''}.`,
          lines: targets.value.keys.slice(0, MOST_SHOWN).map(parcelId),
          confirm: confirmButton(`Freeze ${count}`, confirm),
        }),
      );
    }
    const targets = await ownKeys(keysIn(keys), context);
    if (!targets.ok) return targets;
    const outcome = await inBulk(context, {
      keys: targets.value,
      operation: 'stopChecking',
      doing: 'Freezing',
      act: (part) => context.services.api.stopChecking(part),
    });
    if (!outcome.ok) return outcome;
    return success(
      noticeCard(
        `${countOf(outcome.value.done)} frozen`,
        `What is known of ${outcome.value.done === 1 ? 'it' : 'them'} stays; no more news will come.`,
      ),
    );
  },
});
