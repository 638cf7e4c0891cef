import { expect, it } from 'vitest';
import { usualDays } from '../../src/domain/transit-estimate.ts';

const range = (fromDays: number, toDays: number | null, share: number) => ({ fromDays, toDays, share });

it.each([
  ['nine of ten', [range(0, 7, 0.3), range(8, 15, 0.6), range(16, 30, 0.1)], { least: 0, most: 15 }],
  ['a slow beginning', [range(0, 7, 0.05), range(8, 15, 0.5), range(16, 30, 0.45)], { least: 8, most: 30 }],
  ['no statistics', [], null],
  ['shares that leave much unsaid', [range(0, 7, 0.3), range(16, 30, 0.3)], null],
  ['a slowest tenth without an end', [range(0, 7, 0.5), range(61, null, 0.5)], null],
] as const)('reads %s', (_, shares, expected) => {
  expect(usualDays({ shares })).toEqual(expected);
});
