import type { ArgumentDefinitions } from '../../src/grammar/command-table.ts';
import { commandSet } from './cards.ts';

const FILL: Readonly<Record<string, string>> = {
  text: 'Secretkettle',
  query: 'carrier:sto',
  lines: 'carrier:sto',
  numbers: '402934299099',
  carrier: 'sto',
  country: 'CN',
};

const QUERIES = ['', 'carrier:sto', 'title:Secret*', 'order:ORD*', 'text:Dana', 'status:transit', 'in:here'];

/** Everything that can be typed about the parcel of others that is called Secretkettle, with its number and without. */
export function everyText(number: string): readonly string[] {
  const names = ['#1', 'this', 'Secretkettle', 'sto', `sto ${number}`, number, `sto/${number}`, ''];
  return commandSet.all.flatMap((command) => {
    const head = command.surface === 'track' ? '/track' : `/parcels ${command.verb}`;
    const [first] = Object.values(command.arguments as ArgumentDefinitions);
    const kind = first?.kind.name;
    if (kind === 'parcel' || kind === 'target') return names.map((name) => `${head} ${name}`);
    if (kind === 'query') return QUERIES.map((query) => `${head} ${query}`);
    return ['', (kind && FILL[kind]) ?? 'x'].map((text) => `${head} ${text}`);
  });
}
