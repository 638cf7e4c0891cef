import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STORMS } from './table.ts';

it('every storm is described in docs/storms.md', () => {
  const rows = readFileSync('docs/storms.md', 'utf8').match(/^\| `\w+` \| [^|]+/gm);
  expect(rows).toEqual(STORMS.map(({ name, about }) => `| \`${name}\` | ${about} `));
});
