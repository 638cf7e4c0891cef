import { describe, expect, it } from 'vitest';
import { timeOfStage } from '../../adapters/trackingmore/sandbox/tracking-view.ts';
import { World } from '../../adapters/trackingmore/sandbox/world.ts';
import { type SeenMessage, tally } from './tally.ts';
import { failuresOf, linesOf, type Outcome } from './verdict.ts';

const clean: Outcome = {
  name: 'kill',
  kills: 10,
  inFlight: 5,
  changes: 800,
  posts: 750,
  hasCalmed: true,
  least: { changes: 300, posts: 150 },
  mostPossible: 0.01,
  faults: [],
};
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
    ['too little changed', { changes: 299 }],
    ['nothing was posted', { posts: 0 }],
    ['too little was posted', { posts: 149 }],
  ])('has not looked where %s', (_, planted) => {
    expect(failuresOf({ ...clean, ...planted })).toEqual([expect.stringContaining('has not looked')]);
  });

  it('fails where something is still to be told at the end', () => {
    expect(failuresOf({ ...clean, hasCalmed: false })).toEqual(['something was still to be told at the end']);
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

  it('fails by more of that than can be in principle', () => {
    const possible = { ...double, inPrinciple: 'it was shown by a request that came late' };
    const faults = (count: number) => Array.from({ length: count }, () => possible);
    expect(failuresOf({ ...clean, faults: faults(8) })).toEqual([]);
    expect(failuresOf({ ...clean, faults: faults(9) })).toEqual([
      '9 faults that are possible in principle, and at most 8 are',
    ]);
  });
});

describe('what a channel was told of a parcel', () => {
  const CHANNEL = 'C0001';

  /** A parcel that has been everywhere, others like it but for their number, and what is to be told of the first. */
  function arrived(numbers: readonly string[] = ['700000001']) {
    let now = 0;
    const world = new World({ clock: () => now, hoursPerSecond: 1_000, firstCheckSeconds: 0, quota: 10 });
    const followed = numbers.map((number) => {
      const { carrier } = world.add('dhl', number, {});
      return { title: 'P0001', carrier, number, channels: [CHANNEL] };
    });
    const [first, ...others] = [...world.trackings.values()];
    if (!first) throw new Error('There is no parcel.');
    for (const { carrier, number } of others)
      world.trackings.set(`${carrier}/${number}`, { ...first, number });
    now = 60_000;
    const told = [...world.knowledgeOf(first).stages].reverse().map(
      (stage, place): SeenMessage => ({
        text: `P0001: ${stage.text}\n${timeOfStage(first, stage)}\n${first.number}`,
        at: place,
        isTop: false,
      }),
    );
    const kindsIn = (seen: readonly SeenMessage[]) =>
      tally(world, followed, new Map([[CHANNEL, seen]])).faults.map(({ kind }) => kind);
    return { told, kindsIn };
  }

  const card = (at: number): SeenMessage => ({
    text: 'P0001: In transit\n**Latest**\n700000001',
    at,
    isTop: true,
  });

  it('is all there, once, and in order', () => {
    const { told, kindsIn } = arrived();
    expect(told.length).toBeGreaterThan(2);
    expect(kindsIn([...told, card(0)])).toEqual([]);
  });

  it('lacks what is lost', () => {
    const { told, kindsIn } = arrived();
    expect(kindsIn(told.slice(1))).toEqual(['lost']);
    expect(kindsIn([])).toEqual(told.map(() => 'lost'));
  });

  it('says no news twice', () => {
    const { told, kindsIn } = arrived();
    expect(kindsIn([...told, ...told.slice(-1)])).toEqual(['duplicate']);
  });

  it('says nothing twice in one message, and has no message without news', () => {
    const { told, kindsIn } = arrived();
    const [first, ...others] = told;
    if (!first) throw new Error('There is too little to tell.');
    expect(kindsIn([{ ...first, text: `${first.text}\n${first.text}` }, ...others])).toEqual(['duplicate']);
    expect(kindsIn([...told, { ...first, text: 'P0001: In transit\n700000001' }])).toEqual(['duplicate']);
  });

  it('has no second message that is kept up to date, whatever it says', () => {
    const { told, kindsIn } = arrived();
    expect(kindsIn([...told, card(0), card(1)])).toEqual(['duplicate']);
    const bare = { ...card(1), text: 'P0001: In transit\n700000001' };
    expect(kindsIn([...told, card(0), bare])).toEqual(['duplicate']);
  });

  it('has no earlier event after a later one', () => {
    const { told, kindsIn } = arrived();
    const [first, second, ...others] = told;
    if (!first || !second) throw new Error('There is too little to tell.');
    expect(kindsIn([second, first, ...others])).toEqual(['out of order']);
  });

  it('is told of each of two that differ by their number alone', () => {
    const { told, kindsIn } = arrived(['700000001', '710000001']);
    const ofOther = told.map((each) => ({ ...each, text: each.text.replace('700000001', '710000001') }));
    expect(kindsIn([...told, ...ofOther])).toEqual([]);
    expect(kindsIn([...told, ...told])).toEqual(told.flatMap(() => ['lost', 'duplicate']));
  });
});
