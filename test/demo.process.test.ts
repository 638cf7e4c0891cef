import { describe, expect, it } from 'vitest';
import { run } from './support/run-program.ts';

describe('npm run demo -- --once', () => {
  it('prints the answer and the first update, and ends', async () => {
    const { code, output } = await run(['demo', '--once', '/track sto 402934299065']);
    expect(output).toMatch(/^\[#parcels\] ● STO Express 402934299065\n/);
    expect(output.match(/^\[#/gm)).toHaveLength(2);
    expect(output.trimEnd().split('\n').at(-1)).toBe('demo: 1 command answered, 1 update posted');
    expect(code).toBe(0);
  });

  it('explains what cannot be followed, and waits for nothing', async () => {
    const { code, output } = await run(['demo', '--once', '/track sto']);
    expect(output).toMatch(/tracking number is missing/);
    expect(output.trimEnd().split('\n').at(-1)).toBe('demo: 1 command answered, 0 updates posted');
    expect(code).toBe(0);
  });

  it('runs twice at the same time', async () => {
    const both = await Promise.all([
      run(['demo', '--once', '/parcels help']),
      run(['demo', '--once', '/parcels help']),
    ]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
  });
});
