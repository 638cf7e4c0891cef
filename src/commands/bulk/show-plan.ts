import type { ColumnsContent } from '../../cards/import-plan-card.ts';
import { importPlanCard, whichColumnCard } from '../../cards/import-plan-card.ts';
import { differenceText, fieldsText, fieldWord, remarkText } from '../../cards/import-wording.ts';
import { costText } from '../../cards/price.ts';
import { problemTitle } from '../../cards/problem-card.ts';
import { parcels as countOf } from '../../cards/wording.ts';
import { readerIn } from '../../chat/reader.ts';
import { requireUnits } from '../../chat/spending.ts';
import type { Call, Given } from '../../domain/call.ts';
import { type Button, button, type Card, type ListItem } from '../../domain/card.ts';
import { partyOf } from '../../domain/party.ts';
import { type Result, success } from '../../domain/result.ts';
import { textsOfParcel } from '../../parcels/new-parcel-arguments.ts';
import { MEANING_LABEL, MEANINGS } from '../../parcels/table/meanings.ts';
import type { Table } from '../../parcels/table/read-table.ts';
import { MOST_ASKED } from './find-carriers.ts';
import { chosenColumns } from './import-arguments.ts';
import type { ImportContext, ImportSource } from './import-context.ts';
import type { BadRow, GoodRow } from './parcel-row.ts';
import { planCsv } from './plan-csv.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { type ReadRows, readRows } from './read-rows.ts';
import { failedRowsCsv } from './write-csv.ts';

/** Says what an import would do, and waits to be told to do it. */
export async function showPlan(source: ImportSource, context: ImportContext): Promise<Result<Card>> {
  const read = await readSource(source, context);
  if (!read.ok) return read;
  const { table } = read.value;
  if (table && !table.isSure) {
    const draft = await keep(source, [], context);
    return success(
      whichColumnCard(columnsIn(table), button('Choose the columns', ask(draft, 'columns'), 'primary')),
    );
  }
  const plan = await planImport(context.services, read.value, {
    reader: await readerIn(context),
    precedence: source.precedence,
  });
  if (!plan.ok) return plan;
  const affordable = await mayBringIn(plan.value.fresh.length, context);
  if (!affordable.ok) return affordable;
  return success(await planCard(read.value, plan.value, source, context));
}

export function readSource(source: ImportSource, { services }: ImportContext): Promise<Result<ReadRows>> {
  return readRows(services, source.text, {
    columns: (recognised) => chosenColumns(source.columns, recognised),
    carrier: source.carrier,
  });
}

/** Whether somebody may use up what so many new parcels cost. */
async function mayBringIn(
  count: number,
  { ensure, services, ...context }: ImportContext,
): Promise<Result<unknown>> {
  const allowed = count > 0 ? await ensure('spend') : success(undefined);
  return allowed.ok ? requireUnits({ ...services, party: partyOf(context) }, 'createMany', count) : allowed;
}

/** Under one id, what all buttons of a plan stand for: it is gone when one of them has done it. */
async function keep(
  { text, columns, carrier, precedence, former }: ImportSource,
  wanted: readonly GoodRow[],
  context: ImportContext,
): Promise<Call> {
  return context.call(
    'import',
    {
      source: text,
      ...columns,
      ...(carrier === undefined ? {} : { carrier }),
      ...(former.length > 0 ? { former: former.join(' ') } : {}),
      precedence,
      rows: JSON.stringify(wanted.map(textsOf)),
    },
    'once',
  );
}

/** Asks for something else than doing it: so it may be pressed any number of times. */
function ask({ verb, given }: Call, what: string): Call {
  const { draft = '' } = given;
  return { verb, given: { draft, plan: draft, ask: what } };
}

/** As they were shown: what is confirmed is not read from the source again. */
function textsOf({ parcel, channelTitle }: GoodRow): Given {
  return { ...textsOfParcel(parcel), ...(channelTitle === undefined ? {} : { channel_title: channelTitle }) };
}

const MOST_SHOWN = 5;

async function planCard(
  { table, numberless }: ReadRows,
  plan: ImportPlan,
  source: ImportSource,
  context: ImportContext,
): Promise<Card> {
  const { fresh, there, bad, repeated, carrierless } = plan;
  const { offer, carriers } = context.services;
  const index = await carriers.index();
  const nameOf = ({ parcel: { key } }: GoodRow) =>
    `${index?.match(key.carrier)?.name ?? key.carrier} ${key.number}`;
  const reasonOf = ({ problem }: BadRow) => problemTitle(problem, context.commands);
  const draft = await keep(source, [...fresh, ...there.map(({ row }) => row)], context);
  const failed = bad.map((row) => ({ ...row.given, problem: reasonOf(row) }));
  return importPlanCard({
    counts: {
      fresh: fresh.length,
      there: there.length,
      bad: bad.length,
      repeated: repeated.length,
      carrierless: carrierless.length,
      numberless,
    },
    columns: table && isWorthSaying(table) ? columnsIn(table) : null,
    first: fresh.slice(0, MOST_SHOWN).map((row) => ({ title: nameOf(row), detail: detailOf(row) })),
    notable: notableRows(plan, nameOf, reasonOf),
    policies: policiesFor(plan, source),
    cost: costText(offer, 'createMany', fresh.length),
    actions: actionsFor(plan, draft, table, source, context),
    files: [
      ...(failed.length > 0 ? [{ name: 'not-usable.csv', text: await failedRowsCsv(failed) }] : []),
      { name: 'import-plan.csv', text: await planCsv(plan, reasonOf) },
    ],
  });
}

function detailOf({ parcel, channelTitle, remarks }: GoodRow): string {
  const called = channelTitle === undefined ? [] : [`called “${channelTitle}” here`];
  const parts = [fieldsText(textsOfParcel(parcel)), ...called, ...remarks.map(remarkText)];
  return parts.filter(Boolean).join(' · ');
}

/** Of each sort the first ones. */
function notableRows(
  { there, repeated, carrierless, bad, fresh }: ImportPlan,
  nameOf: (row: GoodRow) => string,
  reasonOf: (row: BadRow) => string,
): readonly ListItem[] {
  const some = <T>(rows: readonly T[], toItem: (row: T) => ListItem) => {
    const more = rows.length - MOST_SHOWN;
    const rest = more > 0 ? [{ title: `… and ${more} more like that`, detail: '' }] : [];
    return [...rows.slice(0, MOST_SHOWN).map(toItem), ...rest];
  };
  const remarked = fresh.slice(MOST_SHOWN).filter(({ remarks }) => remarks.length > 0);
  return [
    ...some(remarked, (row) => ({
      title: `Line ${row.line}: ${nameOf(row)}`,
      detail: row.remarks.map(remarkText).join(' · '),
    })),
    ...some(there, ({ row, differences }) => ({
      title: `Line ${row.line}: ${nameOf(row)}`,
      detail: ['there already', ...differences.map(differenceText)].join(' · '),
    })),
    ...some(repeated, ({ row, countingLine, differing }) => ({
      title: `Line ${row.line}: ${nameOf(row)}`,
      detail: `the same parcel as in line ${countingLine}${differing.length > 0 ? `, with another ${differing.map(fieldWord).join(' and ')}` : ''}`,
    })),
    ...some(carrierless, ({ line, given }) => ({
      title: `Line ${line}: ${given['number'] ?? ''}`,
      detail: 'no carrier is named, and the number does not tell',
    })),
    ...some(bad, (row) => ({
      title: `Line ${row.line}: ${[row.given['carrier'], row.given['number']].filter(Boolean).join(' ') || 'no number'}`,
      detail: reasonOf(row),
    })),
  ];
}

function policiesFor({ there, repeated }: ImportPlan, { precedence }: ImportSource): readonly string[] {
  const differing = there.filter(({ differences }) => differences.length > 0).length;
  const torn = repeated.some((each) => each.differing.length > 0);
  return [
    ...(differing > 0
      ? [
          `${countOf(differing)} of those that are there differ from the file: what is there is kept, unless you choose to replace it.`,
        ]
      : []),
    ...(torn ? [`Where lines about one parcel differ, the ${precedence} line counts.`] : []),
  ];
}

/** Unless every column that is used bears the name that the bot itself gives it. */
function isWorthSaying({ heads, columns }: Table): boolean {
  return (
    Object.entries(columns).some(([meaning, at]) => heads[at] !== meaning) ||
    columnsLeft({ heads, columns }).length > 0
  );
}

function columnsIn(table: Pick<Table, 'heads' | 'columns'>): ColumnsContent {
  const taken = MEANINGS.flatMap((meaning) => {
    const at = table.columns[meaning];
    return at === undefined ? [] : [{ meaning: MEANING_LABEL[meaning], head: table.heads[at] ?? '' }];
  });
  return { taken, left: columnsLeft(table) };
}

function columnsLeft({ heads, columns }: Pick<Table, 'heads' | 'columns'>): readonly string[] {
  const used = new Set(Object.values(columns));
  return heads.filter((_, at) => !used.has(at));
}

function actionsFor(
  { fresh, there, repeated, carrierless }: ImportPlan,
  draft: Call,
  table: Table | null,
  { precedence }: ImportSource,
  { services: { offer }, commands }: ImportContext,
): readonly Button[] {
  const count = fresh.length + there.length;
  const differing = there.some(({ differences }) => differences.length > 0);
  const torn = repeated.some((each) => each.differing.length > 0);
  const sought = Math.min(carrierless.length, MOST_ASKED);
  const price = costText(offer, 'detectCarrier', sought);
  const other = precedence === 'first' ? 'last' : 'first';
  return [
    ...(count > 0 ? [button(`Import ${countOf(count)}`, draft, 'primary')] : []),
    ...(count > 0 && differing && commands.find('edit-many')
      ? [button('Import and replace', { ...draft, given: { ...draft.given, present: 'replace' } })]
      : []),
    ...(sought > 0
      ? [
          button(
            `Find ${sought} ${sought === 1 ? 'carrier' : 'carriers'}${price ? `: ${price}` : ''}`,
            ask(draft, 'carriers'),
          ),
        ]
      : []),
    ...(torn ? [button(`Let the ${other} line count`, ask(draft, other))] : []),
    ...(table || carrierless.length > 0
      ? [button(table ? 'Correct the columns' : 'Name the carrier', ask(draft, 'columns'))]
      : []),
  ];
}
