import { parseArgs } from 'node:util';

export interface ChaosOptions {
  readonly seed: number;
  readonly parcels: number;
  readonly channels: number;
  readonly kills: number;
  /** Between two kills on average. */
  readonly secondsBetweenKills: number;
  /** How many hours of a parcel's life pass in a second. */
  readonly hoursPerSecond: number;
}

const DEFAULTS: ChaosOptions = {
  seed: 1,
  parcels: 2_000,
  channels: 200,
  kills: 50,
  secondsBetweenKills: 4,
  hoursPerSecond: 0.5,
};

export const USAGE = `Usage: npm run chaos -- ${Object.entries(DEFAULTS)
  .map(([name, value]) => `[--${name} ${value}]`)
  .join(' ')}`;

/** Null for arguments that make no sense. */
export function readOptions(): ChaosOptions | null {
  const names = Object.keys(DEFAULTS);
  try {
    const { values } = parseArgs({
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    });
    const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
    const options = { ...DEFAULTS, ...given };
    return Object.values(options).every((value) => value > 0) ? options : null;
  } catch {
    return null;
  }
}
