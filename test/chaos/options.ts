import { parseArgs } from 'node:util';
import type { Size, Storm } from './storm.ts';
import { STORMS } from './storms/table.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly storms: readonly Storm[];
  /** In place of the storm's own. */
  readonly size: Partial<Size>;
}

const SIZES = ['parcels', 'channels', 'kills', 'secondsBetweenKills', 'hoursPerSecond'] as const;

export const USAGE = [
  `Usage: npm run chaos -- [--storm NAME] [--seed 1] ${SIZES.map((name) => `[--${name} NUMBER]`).join(' ')}`,
  ...STORMS.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`),
].join('\n');

/** Null for arguments that make no sense. */
export function readOptions(): ChaosOptions | null {
  try {
    const names = ['storm', 'seed', ...SIZES];
    const { values } = parseArgs({
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    });
    const { storm, seed = '1', ...size } = values as Record<string, string>;
    const storms = STORMS.filter(({ name }) => storm === undefined || name === storm);
    const numbers = Object.fromEntries(Object.entries(size).map(([name, value]) => [name, Number(value)]));
    const makesSense = [Number(seed), ...Object.values(numbers)].every((value) => value > 0);
    return makesSense && storms.length > 0 ? { seed: Number(seed), storms, size: numbers } : null;
  } catch {
    return null;
  }
}
