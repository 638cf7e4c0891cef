import { within } from '../async/within.ts';
import { priceOfEach } from '../cards/price.ts';
import { defineCommand } from '../chat/command.ts';
import type { Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { bind } from '../grammar/bind.ts';
import { callName } from '../grammar/command-set.ts';
import type { Bound } from '../grammar/command-table.ts';
import { parcelsIn } from '../parcels/found-parcels.ts';
import { NUMBER_EXPECTED } from '../parcels/numbers.ts';
import { importParcels } from './bulk/import.ts';
import { readRows } from './bulk/read-rows.ts';
import { channelGiven, contextAt } from './channel-argument.ts';
import { importThere } from './import-there.ts';
import { readFormRows, scanArguments } from './scan-arguments.ts';
import { scanForm } from './scan-form.ts';
import { track } from './track.ts';
import { whereField } from './where-field.ts';

/** A platform waits three seconds for a form: without the list, codes are shown instead of names. */
const LIST_PATIENCE_MS = 1_000;
/** More are an import. */
const MOST_PARCELS = 20;

type ScanContext = Parameters<typeof track.run>[1];

export const scan = defineCommand({
  verb: 'scan',
  group: 'follow',
  surface: 'parcels',
  summary: 'Find the tracking numbers in a text, and follow them after a look at what was understood',
  price: (offer) => priceOfEach(offer, 'createMany'),
  arguments: scanArguments,
  examples: ['Your kettle has left us! UPS tracking number: 1Z5R89390357567127'],
  visibility: 'channel',
  right: 'spend',
  shortcut: {
    name: 'Track parcels in message',
    summary:
      'Finds the tracking numbers in a message, and follows the parcels after a look at what was understood',
    on: 'message',
    gives: 'text',
  },
  operations: ['create', 'createMany', 'get', 'list', 'detectCarrier'],

  form: {
    wanted: ({ rows, lines }) => rows === undefined && lines === undefined,
    async build({ text = '' }, context) {
      const { services, ensure, commands, formRoom: room } = context;
      const [index, where] = await Promise.all([
        within(LIST_PATIENCE_MS, services.carriers.index()).catch(() => null),
        whereField(context),
      ]);
      const found = await parcelsIn(text, index, MOST_PARCELS);
      const maySeveral = found.parcels.length < 2 || (await ensure('import')).ok;
      const importName = callName(commands, importParcels);
      return success(scanForm({ ...found, index, where, room, maySeveral, importName }));
    },
  },

  async run({ rows, lines, in: where, anywhere }, context) {
    const read = await rowsGiven(rows ?? '{}', lines ?? '', context);
    if (!read.ok) return read;
    const [only, ...others] = read.value;
    if (!only) return failure({ code: 'missing-argument', argument: 'number', expected: NUMBER_EXPECTED });
    const place = { in: where, anywhere };
    if (others.length === 0) return trackRow(only, place, context);
    const target = await channelGiven(place, anywhere ? { ...context, isNowhere: true } : context);
    if (!target.ok) return target;
    const there = contextAt(context, target.value);
    const allowed = await there.ensure('import');
    return allowed.ok ? importThere(read.value, there, target.value) : allowed;
  },
});

/** What stood in the form's own fields, and on its lines. */
async function rowsGiven(
  rows: string,
  lines: string,
  { services }: ScanContext,
): Promise<Result<readonly Given[]>> {
  const inFields = readFormRows(rows);
  if (inFields === null) return failure({ code: 'stale-button' });
  const onLines = [lines, ...inFields.lines].join('\n');
  const read = await readRows(services, onLines);
  return read.ok ? success([...inFields.rows, ...read.value.rows.map(({ given }) => given)]) : read;
}

const { carrier, number, title } = track.arguments;
const NOTHING = Object.fromEntries(Object.keys(track.arguments).map((name) => [name, undefined]));

/** One that is left is tracked as if it had been typed. */
async function trackRow(
  row: Given,
  place: Pick<Bound<typeof scanArguments>, 'in' | 'anywhere'>,
  context: ScanContext,
): Promise<Result<Card>> {
  const { carriers, clock } = context.services;
  const bound = await bind({ carrier, number, title }, row, { carriers, now: clock() });
  if (!bound.ok) return bound;
  return track.run({ ...(NOTHING as Bound<typeof track.arguments>), ...bound.value, ...place }, context);
}
