import { noticeCard } from '../../cards/notice-card.ts';
import { refundText } from '../../cards/price.ts';
import { confirmationCard, confirmButton } from '../../cards/question-cards.ts';
import { parcels as countOf } from '../../cards/wording.ts';
import { type CommandContext, defineCommand } from '../../chat/command.ts';
import { readerIn } from '../../chat/reader.ts';
import { type Parcel, type ParcelKey, parcelId, withoutNews } from '../../domain/parcel.ts';
import { type Result, success } from '../../domain/result.ts';
import { asReadBy, relationsOf, UNRELATED } from '../../parcels/access.ts';
import { readByNumber } from '../../parcels/read-by-number.ts';
import type { BulkOutcome } from '../../ports/provider-data.ts';
import { bulkArguments } from './bulk-arguments.ts';
import { findTargets, keysIn, ownKeys, writeKeys } from './find-targets.ts';
import { inBulk } from './in-bulk.ts';
import { parcelsCsv } from './write-csv.ts';

const MOST_SHOWN = 10;

export const deleteMany = defineCommand({
  verb: 'delete-many',
  surface: 'admin',
  group: 'admin',
  summary: 'Delete many parcels from the tracking account; shows first how many, and gives a file back',
  arguments: bulkArguments,
  examples: ['status:delivered since:365d'],
  visibility: 'asker',
  right: 'delete',
  operations: ['deleteMany', 'list'],

  async run({ parcels, keys }, context) {
    const { services } = context;
    if (keys === undefined) return ask(parcels, context);
    const gone = context.isAgain ? await goneOf(keysIn(keys), context) : success([]);
    if (!gone.ok) return gone;
    const targets = await ownKeys(keysIn(keys), context, gone.value);
    if (!targets.ok) return targets;
    const outcome = await inBulk(context, {
      keys: targets.value,
      operation: 'deleteMany',
      doing: 'Deleting',
      act: (part) => deletePart(part, context),
      async onDone(done) {
        for (const key of done) await services.parcels.forget(key);
      },
    });
    if (!outcome.ok) return outcome;
    const left = outcome.value.left.length;
    const rest =
      left > 0
        ? `${countOf(left)} could not be reached: repeat the command.`
        : 'No channel hears of them any more.';
    return success(noticeCard(`${countOf(outcome.value.done)} deleted`, rest));
  },
});

/** What is not there any more counts as deleted: the bot is to forget it as well. */
async function deletePart(
  part: readonly ParcelKey[],
  context: CommandContext<'deleteMany' | 'list'>,
): Promise<Result<BulkOutcome>> {
  const outcome = await context.services.api.deleteMany(part);
  if (!outcome.ok && outcome.problem.code !== 'tracking-missing') return outcome;
  const done = outcome.ok ? outcome.value.done : [];
  const deleted = new Set(done.map(parcelId));
  const gone = await goneOf(
    part.filter((key) => !deleted.has(parcelId(key))),
    context,
  );
  return gone.ok ? success({ submitted: part.length, done: [...done, ...gone.value] }) : outcome;
}

async function goneOf(
  keys: readonly ParcelKey[],
  { services }: CommandContext<'list'>,
): Promise<Result<readonly ParcelKey[]>> {
  const there = await readByNumber(services, keys);
  return there.ok ? success(keys.filter((key) => !there.value.has(parcelId(key)))) : there;
}

async function ask(text: string | undefined, context: CommandContext<'list'>) {
  const targets = await findTargets(text, context);
  if (!targets.ok) return targets;
  const { keys } = targets.value;
  const known =
    targets.value.parcels.length > 0 ? success(targets.value.parcels) : await readAll(keys, context);
  if (!known.ok) return known;
  const count = countOf(keys.length);
  const [they, them] = keys.length === 1 ? ['It is', 'it'] : ['They are', 'them'];
  const confirm = await context.call('delete-many', { keys: writeKeys(keys) }, 'once');
  return success(
    confirmationCard({
      title: `Delete ${count}?`,
      text: `${they} removed from the tracking account, and every channel loses ${them}. Nothing has been deleted yet. The file brings ${them} back with import.`,
      lines: keys.slice(0, MOST_SHOWN).map(parcelId),
      confirm: confirmButton(`Delete ${count}`, confirm),
      note: refundText(context.services.offer, keys.length === 1 ? 'it' : 'they'),
      files: [{ name: 'deleted.csv', text: await parcelsCsv(known.value) }],
    }),
  );
}

/** What is known of them, for the file from which they can be imported again. */
async function readAll(
  keys: readonly ParcelKey[],
  context: CommandContext<'list'>,
): Promise<Result<readonly Parcel[]>> {
  const { services, channel } = context;
  const found = await readByNumber(services, keys);
  if (!found.ok) return found;
  const [reader, relations] = await Promise.all([readerIn(context), relationsOf(services, keys, channel)]);
  return success(
    keys.map((key, index) => {
      const parcel = found.value.get(parcelId(key)) ?? withoutNews(key, services.clock());
      return asReadBy(reader, parcel, relations[index] ?? UNRELATED);
    }),
  );
}
