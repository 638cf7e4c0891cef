import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly json: boolean;
  /** For every measurement whose name contains it. */
  readonly only: string;
  /** How often each comparison is repeated; medians count. */
  readonly rounds: number;
  /** Of the sweeps whose calls are counted. */
  readonly sizes: readonly number[];
  /** Rows of the sweep whose speed is measured. */
  readonly rows: number;
  /** Posts of one round, one in each channel. */
  readonly posts: number;
  /** Parcels of which memory is measured. */
  readonly parcels: number;
}

const DEFAULTS = { rounds: 5, sizes: '1000,10000,100000', rows: 10_000, posts: 1_000, parcels: 100_000 };

export const USAGE =
  'Usage: npm run bench -- [--json] [--only sweep|posts|burst|command|acknowledge|memory|start] [--rounds 5] [--sizes 1000,10000,100000] [--rows 10000] [--posts 1000] [--parcels 100000]';

/** Null for arguments that make no sense. */
export function readOptions(): BenchOptions | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean' },
        only: text,
        rounds: text,
        sizes: text,
        rows: text,
        posts: text,
        parcels: text,
      },
    });
    const number = (name: 'rounds' | 'rows' | 'posts' | 'parcels') => Number(values[name] ?? DEFAULTS[name]);
    const options = {
      json: values.json ?? false,
      only: values.only ?? '',
      rounds: number('rounds'),
      sizes: (values.sizes ?? DEFAULTS.sizes).split(',').map(Number),
      rows: number('rows'),
      posts: number('posts'),
      parcels: number('parcels'),
    };
    const numbers = [options.rounds, options.rows, options.posts, options.parcels, ...options.sizes];
    return numbers.every((each) => Number.isInteger(each) && each > 0) ? options : null;
  } catch {
    return null;
  }
}
