import { describe, expect, it } from 'vitest';
import { failuresOf, linesOf, type Outcome } from './verdict.ts';

const clean: Outcome = { name: 'kill', kills: 10, inFlight: 5, changes: 800, posts: 750, faults: [] };
const double = {
  kind: 'duplicate' as const,
  channel: 'C0001',
  title: 'P0001',
  text: 'Posting, 2026-01-01 09:00:00',
  shownAt: [1, 2],
  inPrinciple: null,
};

describe('a storm', () => {
  it('passes where half of its kills met posts in flight and nothing went wrong', () => {
    expect(failuresOf(clean)).toEqual([]);
    expect(linesOf(clean)).toEqual([
      'chaos kill: 10 kills, 5 in flight, 800 changes, 750 posts, 0 lost, 0 duplicates, 0 out of order',
    ]);
  });

  it.each([
    ['nothing was in flight', { inFlight: 0 }],
    ['fewer than half of its kills met posts in flight', { inFlight: 4 }],
    ['nothing was killed', { kills: 0, inFlight: 0 }],
    ['nothing changed', { changes: 0 }],
    ['nothing was posted', { posts: 0 }],
  ])('has not looked where %s', (_, planted) => {
    expect(failuresOf({ ...clean, ...planted })).toEqual([expect.stringContaining('has not looked')]);
  });

  it('fails by one fault that nothing explains', () => {
    expect(failuresOf({ ...clean, faults: [double] })).toEqual(['1 faults that nothing explains']);
  });

  it('counts what it can cause in principle, and names why', () => {
    const faults = [{ ...double, inPrinciple: 'it was shown by a request that came late' }];
    expect(failuresOf({ ...clean, faults })).toEqual([]);
    expect(linesOf({ ...clean, faults })).toEqual([
      expect.stringContaining('0 lost, 1 duplicates, 0 out of order'),
      'chaos kill: 1 of these are possible in principle: it was shown by a request that came late',
    ]);
  });
});
