import { noticeCard } from '../../cards/notice-card.ts';
import { confirmationCard, confirmButton } from '../../cards/question-cards.ts';
import { parcels as countOf } from '../../cards/wording.ts';
import { defineCommand } from '../../chat/command.ts';
import { setByHand } from '../../domain/by-hand.ts';
import { parcelId } from '../../domain/parcel.ts';
import { failure, success } from '../../domain/result.ts';
import {
  editArguments,
  editOf,
  fixedArguments,
  fixedFieldProblem,
  isEmptyEdit,
  textsOf,
} from '../../parcels/edit-arguments.ts';
import type { ParcelEdit } from '../../ports/provider-data.ts';
import { bulkArguments } from './bulk-arguments.ts';
import { findTargets, keysIn, ownKeys, writeKeys } from './find-targets.ts';
import { inBulk } from './in-bulk.ts';

const MOST_SHOWN = 10;
const ONLY_ONE_BY_ONE =
  'another field: the service cannot change this one of many parcels at once; use edit for each';

export const editMany = defineCommand({
  verb: 'edit-many',
  surface: 'admin',
  group: 'admin',
  summary: 'Change the same fields of many parcels; shows first how many',
  arguments: { ...bulkArguments, ...editArguments },
  unlisted: ({ editable }) => fixedArguments(editable.many),
  examples: ['status:delivered since:90d -- archived=yes', 'order:9865* -- customer="Blue Ltd"'],
  visibility: 'asker',
  right: 'edit',
  operations: ['editMany', 'list'],

  async run({ parcels, keys, ...given }, context) {
    const { api, offer, parcels: known } = context.services;
    const edit = editOf(given);
    const fixed = fixedFieldProblem(edit, offer.editable.many, ONLY_ONE_BY_ONE);
    if (fixed) return failure(fixed);
    if (isEmptyEdit(edit)) return failure({ code: 'nothing-to-change' });
    if (keys === undefined) {
      const targets = await findTargets(parcels, context);
      if (!targets.ok) return targets;
      const count = countOf(targets.value.keys.length);
      const confirm = await context.call(
        'edit-many',
        { ...textsOf(edit), keys: writeKeys(targets.value.keys) },
        'once',
      );
      return success(
        confirmationCard({
          title: `Change ${count}?`,
          text: `This would be set: ${describe(edit)}. Nothing has been changed yet.`,
          lines: targets.value.keys.slice(0, MOST_SHOWN).map(parcelId),
          confirm: confirmButton(`Change ${count}`, confirm),
        }),
      );
    }
    const targets = await ownKeys(keysIn(keys), context);
    if (!targets.ok) return targets;
    const outcome = await inBulk(context, {
      keys: targets.value,
      operation: 'editMany',
      doing: 'Changing',
      async act(part) {
        const hand = edit.status && setByHand(edit.status, context, context.services.clock());
        if (hand) await Promise.all(part.map((key) => known.noteHand(key, hand)));
        return api.editMany(part.map((key) => ({ ...edit, key })));
      },
      async onDone(done) {
        if (edit.title === undefined) return;
        for (const key of done) await known.retitle(key, edit.title || null);
      },
    });
    if (!outcome.ok) return outcome;
    const left = outcome.value.left.length;
    const rest = left > 0 ? ` ${countOf(left)} could not be reached: repeat the command.` : '';
    return success(
      noticeCard(`${countOf(outcome.value.done)} changed`, `Set: ${describe(edit)}.${rest}`, 'good'),
    );
  },
});

function describe(edit: ParcelEdit): string {
  return Object.entries(textsOf(edit))
    .map(([name, value]) => (value === '' ? `${name} cleared` : `${name} = ${value}`))
    .join(', ');
}
