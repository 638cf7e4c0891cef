import type { Fault } from './tally.ts';

/** What one run of a storm came to. */
export interface Outcome {
  readonly name: string;
  readonly kills: number;
  /** Of these, how many met a post whose request was open. */
  readonly inFlight: number;
  readonly changes: number;
  readonly posts: number;
  /** Whether nothing was waiting or on its way any more at the end. */
  readonly hasCalmed: boolean;
  /** With fewer than these the run has shown nothing. */
  readonly least: Readonly<Record<'changes' | 'posts', number>>;
  /** How many of all changes may be faults that the storm can cause in principle; from 0 to 1. */
  readonly mostPossible: number;
  /** With the reason of those that the storm can cause in principle; null for all others. */
  readonly faults: readonly (Fault & { readonly inPrinciple: string | null })[];
}

const LEAST_IN_FLIGHT = 0.5;

/** Why the run has failed; nothing where it has not. */
export function failuresOf(outcome: Outcome): readonly string[] {
  const { kills, inFlight, changes, posts, hasCalmed, least, mostPossible, faults } = outcome;
  const unexpected = faults.filter(({ inPrinciple }) => inPrinciple === null).length;
  const possible = faults.length - unexpected;
  return [
    ...(kills === 0 || inFlight < kills * LEAST_IN_FLIGHT
      ? [`it has not looked: ${inFlight} of ${kills} kills met posts in flight, and half of them must`]
      : []),
    ...(changes < least.changes || posts < least.posts
      ? [`it has not looked: at least ${least.changes} changes and ${least.posts} posts are to be seen`]
      : []),
    ...(hasCalmed ? [] : ['something was still to be told at the end']),
    ...(unexpected > 0 ? [`${unexpected} faults that nothing explains`] : []),
    ...(possible > changes * mostPossible
      ? [`${possible} faults that are possible in principle, and at most ${changes * mostPossible} are`]
      : []),
  ];
}

/** One line for everything that happened, and one for each reason why some of it may. */
export function linesOf(outcome: Outcome): readonly string[] {
  const { name, kills, inFlight, changes, posts, faults } = outcome;
  const count = (kind: Fault['kind']) => faults.filter((fault) => fault.kind === kind).length;
  const reasons = new Set(faults.flatMap(({ inPrinciple }) => inPrinciple ?? []));
  return [
    `chaos ${name}: ${kills} kills, ${inFlight} in flight, ${changes} changes, ${posts} posts, ${count('lost')} lost, ${count('duplicate')} duplicates, ${count('out of order')} out of order`,
    ...[...reasons].map((reason) => {
      const number = faults.filter(({ inPrinciple }) => inPrinciple === reason).length;
      return `chaos ${name}: ${number} of these are possible in principle: ${reason}`;
    }),
    ...failuresOf(outcome).map((failure) => `chaos ${name}: FAILED: ${failure}`),
  ];
}
