import { expect, type TestContext } from 'vitest';
import { LONGEST_HOLD_MS, longestHold } from '../support/held.ts';
import { SHAPES } from '../support/lengths.ts';

/** What people type, as much as they may type, and far more. */
const EVERY_LENGTH = [10, 100, 1_000, 3_900, 10_000, 100_000, 1_000_000];

/** So many tests that hand the longest texts to the same door share the shapes between them. */
const SHARES = 4;

/** The shapes for one of many tests; any four in a row try all of them. */
export function shareOf(index: number): typeof SHAPES {
  return Object.fromEntries(Object.entries(SHAPES).filter((_, at) => at % SHARES === index % SHARES));
}

type Context = Pick<TestContext, 'annotate'>;
type Work = () => Promise<unknown>;

/** Gives texts of every shape and length, one after the other. None of them may hold everything else up for long. */
export function sweep(
  context: Context,
  give: (text: string) => Promise<unknown>,
  lengths: readonly number[] = EVERY_LENGTH,
  shapes = SHAPES,
): Promise<void> {
  return sweepPrepared(context, (text) => () => give(text), lengths, shapes);
}

/** The same, where what is to be done with a text takes a while to prepare. */
export async function sweepPrepared(
  context: Context,
  prepare: (text: string) => Work,
  lengths: readonly number[],
  shapes = SHAPES,
): Promise<void> {
  await prepare('warming up')();
  const works = lengths.flatMap((length) =>
    Object.entries(shapes).map(
      ([shape, make]) => [`${length} × ${shape}`, () => prepare(make(length))] as const,
    ),
  );
  await held(context, works);
}

/** None of these works may hold everything else up for long. What held longest stands beside the test's name. */
export async function held(
  { annotate }: Context,
  works: Iterable<readonly [name: string, prepare: () => Work]>,
): Promise<void> {
  const holds: { readonly by: string; readonly ms: number }[] = [];
  for (const [by, prepare] of works) holds.push({ by, ms: Math.round(await longestHold(prepare())) });
  holds.sort((a, b) => b.ms - a.ms);
  await annotate(`held for ${holds[0]?.ms} ms by ${holds[0]?.by}`);
  expect(holds.filter(({ ms }) => ms >= LONGEST_HOLD_MS)).toEqual([]);
}
