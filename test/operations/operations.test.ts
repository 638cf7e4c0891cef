import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../adapters/trackingmore/v2/operations.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import type { OperationName } from '../../src/ports/provider-offer.ts';
import { useCore } from '../support/core.ts';
import { CASES } from './cases.ts';
import { COLUMNS, operationRows } from './table.ts';

describe('every operation of the service, from chat', () => {
  it.each(Object.entries(CASES))('%s', async (name, { first = [], typed, press, body, says }) => {
    const { say, press: pressButton, requests } = await useCore({}, undefined, { home: ['slack/T1'] });
    for (const text of first) expect(await say(text)).toMatchObject({ outcome: 'ok' });
    if (typed.includes('#1')) await say('/parcels list');
    let answer = await say(typed);
    if (press) {
      const [, token = ''] = Object.entries(answer.buttons).find(([label]) => press.test(label)) ?? [];
      answer = await pressButton(token);
    }
    expect(answer).toMatchObject({ outcome: 'ok', shown: expect.stringMatching(says) });

    const { method, path } = OPERATIONS[name as OperationName];
    const pattern = new RegExp(`^/${path.replace(/\{[cn]\}/g, '[^/]+')}$`);
    const sent = requests.findLast((request) => request.method === method && pattern.test(request.path));
    expect(sent).toBeDefined();
    if (body !== undefined) expect(sent?.body).toEqual(body);
  });
});

describe('the table of operations', () => {
  it('has 18 rows and no blank', () => {
    const rows = operationRows();
    expect(rows).toHaveLength(18);
    for (const row of rows)
      for (const column of COLUMNS) expect({ row, [column]: row[column] }).not.toEqual({ row, [column]: '' });
  });

  it.each(COMMANDS.filter(({ operations }) => operations.length > 0).map(({ verb }) => verb))(
    'would show that %s is gone',
    (verb) => {
      const without = operationRows(COMMANDS.filter((command) => command.verb !== verb));
      expect(without).not.toEqual(operationRows());
    },
  );
});
