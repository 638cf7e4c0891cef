import { z } from 'zod';
import { importDoneCard, importPlanCard } from '../../cards/import-cards.ts';
import { costText, priceOfEach } from '../../cards/price.ts';
import { problemTitle } from '../../cards/problem-card.ts';
import { progressCard } from '../../cards/progress-card.ts';
import { bringerIn } from '../../chat/bringer.ts';
import { type CommandContext, defineCommand } from '../../chat/command.ts';
import { formFields } from '../../chat/form-fields.ts';
import { requireUnits } from '../../chat/spending.ts';
import type { Given } from '../../domain/call.ts';
import type { Card } from '../../domain/card.ts';
import { partyOf } from '../../domain/party.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ArgumentDefinitions } from '../../grammar/command-table.ts';
import { file as fileKind, lines as linesKind } from '../../grammar/kinds/plain.ts';
import { resumePosts } from '../../notices/resume-posts.ts';
import { isGood, type ParcelRow } from './parcel-row.ts';
import { planImport } from './plan-import.ts';
import { readRows, rowsOf } from './read-rows.ts';
import { runImport } from './run-import.ts';
import { failedRowsCsv } from './write-csv.ts';

type ImportContext = CommandContext<'createMany' | 'list'>;

const storedRows = z.array(z.record(z.string(), z.string()));

const importArguments = {
  lines: {
    kind: linesKind,
    summary: 'One parcel a line: carrier, number, and title=… or any other field',
    required: false,
    positional: true,
  },
  file: {
    kind: fileKind,
    summary: 'A CSV file whose header line names carrier, number, title …',
    required: false,
    positional: false,
  },
  /** What was shown and agreed to. */
  rows: { kind: fileKind, summary: '', required: false, positional: false, hidden: true },
} as const satisfies ArgumentDefinitions;

export const importParcels = defineCommand({
  verb: 'import',
  aliases: ['upload'],
  surface: 'parcels',
  summary: 'Follow many parcels at once, pasted or from a CSV file; shows first what it would do',
  price: (offer) => priceOfEach(offer, 'createMany'),
  arguments: importArguments,
  examples: ['sto 402934299065 title="Blue kettle"'],
  visibility: 'asker',
  right: 'import',
  operations: ['createMany', 'list'],

  form: {
    wanted: ({ lines, file, rows }) => !lines && !file && !rows,
    async build() {
      return success({
        title: 'Import parcels',
        submitLabel: 'Look at them',
        submit: { verb: 'import', given: {} },
        fields: formFields(importArguments, {
          lines: {
            label: 'One parcel a line, or CSV with a header',
            hint: 'sto 402934299065 title="Blue kettle"',
          },
          file: { label: 'or a CSV file' },
        }),
      });
    },
  },

  async run({ lines, file, rows }, context) {
    if (rows !== undefined) {
      const given = storedRows.safeParse(parseJson(rows));
      return given.success ? importNow(given.data, context) : failure({ code: 'stale-button' });
    }
    const text = [file, lines].filter(Boolean).join('\n');
    if (text === '') {
      return failure({ code: 'missing-argument', argument: 'lines', expected: linesKind.expected });
    }
    const read = await readRows(context.services, text);
    return read.ok ? dryRun(read.value, context) : read;
  },
});

/** Says what an import would do, and waits to be told to do it. */
export async function importDryRun(given: readonly Given[], context: ImportContext): Promise<Result<Card>> {
  return dryRun(await rowsOf(context.services, given), context);
}

async function dryRun(rows: readonly ParcelRow[], context: ImportContext): Promise<Result<Card>> {
  const plan = await planImport(context.services, rows);
  if (!plan.ok) return plan;
  const affordable = await mayBringIn(plan.value.fresh.length, context);
  if (!affordable.ok) return affordable;
  const wanted = [...plan.value.fresh, ...plan.value.there].map(({ given }) => given);
  const confirm =
    wanted.length > 0 ? await context.call('import', { rows: JSON.stringify(wanted) }, 'once') : null;
  const bad = plan.value.bad.map(({ given, problem }) => ({ given, reason: titleOf(problem, context) }));
  return success(
    importPlanCard({
      ...plan.value,
      bad,
      cost: costText(context.services.offer, 'createMany', plan.value.fresh.length),
      confirm,
      failedFile: await failedRowsCsv(withReasons(bad)),
    }),
  );
}

/** Whether somebody may use up what so many new parcels cost. */
async function mayBringIn(count: number, context: ImportContext): Promise<Result<unknown>> {
  const { ensure, services } = context;
  const allowed = count > 0 ? await ensure('spend') : success(undefined);
  return allowed.ok ? requireUnits({ ...services, party: partyOf(context) }, 'createMany', count) : allowed;
}

/** Does it at once. */
export async function importNow(given: readonly Given[], context: ImportContext): Promise<Result<Card>> {
  const { services, channel, ensure } = context;
  const allowed = await ensure('spend');
  if (!allowed.ok) return allowed;
  const rows = await rowsOf(services, given);
  const good = rows.filter(isGood);
  const givenOf = new Map(good.map(({ parcel, given }) => [parcel, given]));
  await resumePosts(services, channel);
  const outcome = await runImport(
    services,
    { parcels: good.map(({ parcel }) => parcel), bringer: await bringerIn(context) },
    (done) => context.progress(progressCard('Importing', done, good.length)),
  );
  if (outcome.added.length > 0) await services.quota.noteChannel(channel);
  const failed = [
    ...rows.flatMap((row) =>
      isGood(row) ? [] : [{ given: row.given, reason: titleOf(row.problem, context) }],
    ),
    ...outcome.failed.map(({ parcel, problem }) => ({
      given: givenOf.get(parcel) ?? {},
      reason: titleOf(problem, context),
    })),
  ];
  return success(
    importDoneCard({
      added: outcome.added.length,
      there: outcome.there.length,
      failed,
      shown: context.naming.number,
      failedFile: await failedRowsCsv(withReasons(failed)),
    }),
  );
}

function titleOf(problem: Parameters<typeof problemTitle>[0], { commands }: CommandContext): string {
  return problemTitle(problem, commands);
}

function withReasons(rows: readonly { readonly given: Given; readonly reason: string }[]): readonly Given[] {
  return rows.map(({ given, reason }) => ({ ...given, problem: reason }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
