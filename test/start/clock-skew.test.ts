import { expect, it } from 'vitest';
import { clockFinding } from '../../src/start/doctor/clock-skew.ts';

it('finds a clock that is wrong', () => {
  expect(clockFinding('Redis', 1_000_000, 1_030_000)).toMatchObject({ level: 'ok' });
  expect(clockFinding('Redis', 1_000_000, 1_400_000)).toMatchObject({
    level: 'fault',
    text: 'is 400 seconds ahead of that of Redis',
  });
});
