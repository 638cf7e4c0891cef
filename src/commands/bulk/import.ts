import { z } from 'zod';
import { priceOfEach } from '../../cards/price.ts';
import { defineCommand } from '../../chat/command.ts';
import { formFields } from '../../chat/form-fields.ts';
import type { Given } from '../../domain/call.ts';
import type { Card } from '../../domain/card.ts';
import type { Form } from '../../domain/form.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Bound } from '../../grammar/command-table.ts';
import { lines as linesKind } from '../../grammar/kinds/plain.ts';
import { findCarriers } from './find-carriers.ts';
import { columnsGiven, importArguments } from './import-arguments.ts';
import type { ImportContext, ImportSource } from './import-context.ts';
import { columnFields } from './import-form.ts';
import { importNow } from './import-now.ts';
import { readSource, showPlan } from './show-plan.ts';
import { toCsv } from './write-csv.ts';

const storedRows = z.array(z.record(z.string(), z.string()));

export const importParcels = defineCommand({
  verb: 'import',
  aliases: ['upload'],
  surface: 'parcels',
  group: 'many',
  summary: 'Follow many parcels at once, pasted or from a file; shows first what it would do',
  price: (offer) => priceOfEach(offer, 'createMany'),
  arguments: importArguments,
  examples: ['sto 402934299065 title="Blue kettle"'],
  visibility: 'asker',
  right: 'import',
  operations: ['createMany', 'list', 'detectCarrier'],

  form: {
    wanted: ({ lines, file, rows, ask }) => (ask ? ask === 'columns' : !lines && !file && !rows),
    build: async (given, context) =>
      given['ask'] ? correctionForm(given, context) : success(emptyForm(given)),
  },

  async run(given, context) {
    const { ask, rows, present } = given;
    if (!ask && rows !== undefined) {
      const agreed = storedRows.safeParse(parseJson(rows));
      if (!agreed.success) return failure({ code: 'stale-button' });
      const done = await importNow(agreed.data, context, {
        policy: present === 'replace' ? 'replace' : 'keep',
      });
      if (done.ok) for (const id of formerIn(given.former)) await context.services.memory.spendDraft(id);
      return done;
    }
    const source = sourceOf(given);
    if (source.text === '') {
      return failure({ code: 'missing-argument', argument: 'lines', expected: linesKind.expected });
    }
    if (ask === 'carriers') {
      const read = await readSource(source, context);
      const found = read.ok ? await findCarriers(read.value, context) : read;
      if (!found.ok) return found;
    }
    return showPlan(source, context);
  },
});

/** Says what an import would do, and waits to be told to do it. */
export async function importDryRun(given: readonly Given[], context: ImportContext): Promise<Result<Card>> {
  const columns = new Set(given.flatMap((row) => Object.keys(row)));
  return showPlan({ ...NOTHING_SAID, text: await toCsv(given, [...columns]) }, context);
}

const NOTHING_SAID = { columns: {}, carrier: undefined, precedence: 'first', former: [] } as const;

function sourceOf(given: Bound<typeof importArguments>): ImportSource {
  const { source, lines, file, carrier, ask, precedence = 'first', former, plan } = given;
  const chosen = ask === 'first' || ask === 'last' ? ask : precedence;
  return {
    text: source ?? [file, lines].filter(Boolean).join('\n'),
    columns: columnsGiven(given),
    carrier: carrier?.code,
    precedence: chosen === 'last' ? 'last' : 'first',
    former: [...formerIn(former), ...(plan === undefined ? [] : [plan])],
  };
}

/** Enough for a plan that somebody corrects again and again; what is older runs out by itself. */
const MOST_FORMER = 10;

function formerIn(text: string | undefined): readonly string[] {
  return (text ?? '').split(' ').filter(Boolean).slice(-MOST_FORMER);
}

function emptyForm(given: Given): Form {
  return {
    title: 'Import parcels',
    submitLabel: 'Look at them',
    submit: { verb: 'import', given },
    fields: formFields(importArguments, {
      lines: { label: 'One parcel a line, or a table', hint: 'sto 402934299065 title="Blue kettle"' },
      file: { label: 'or a CSV file' },
      carrier: { label: 'Carrier of those without one' },
    }),
  };
}

/** What was taken for what, to be put right. */
async function correctionForm(given: Given, context: ImportContext): Promise<Result<Form>> {
  const { source: text = '', carrier = '', plan = '' } = given;
  const read = await readSource({ ...NOTHING_SAID, text, columns: columnsGiven(given) }, context);
  if (!read.ok) return read;
  const { table } = read.value;
  const [number, ...columns] = table ? columnFields(table) : [];
  const forAll = formFields(importArguments, {
    carrier: { label: 'Carrier of those without one', value: carrier },
  });
  return success({
    title: table ? 'What is in the columns' : 'Whose numbers they are',
    submitLabel: 'Look at them',
    submit: { verb: 'import', given: { draft: plan, plan, ask: 'plan' } },
    fields: [...(number ? [number] : []), ...columns.slice(0, 1), ...forAll, ...columns.slice(1)],
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
