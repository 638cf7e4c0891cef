import { describe, expect, it } from 'vitest';
import { useCore } from '../support/core.ts';

describe('a value that means nothing', () => {
  it.each([
    ['/parcels list statuss:transit', '/parcels list status:transit'],
    ['/parcels list statuss:transit carrier:sto', '/parcels list status:transit carrier:sto'],
    ['/parcels list -STATUS:trnsit', '/parcels list -status:transit'],
    ['/parcels list status:delivered,transitt', '/parcels list status:delivered,transit'],
    ['/parcels edit sto 402934299065 archived=yess', '/parcels edit sto 402934299065 archived=yes'],
  ])('%s is corrected to %s', async (typed, line) => {
    const { say } = await useCore();
    await say('/track sto 402934299065');
    const { card, shown } = await say(typed);
    expect(card.blocks, shown).toContainEqual({
      type: 'examples',
      heading: 'Perhaps you meant',
      examples: [line],
    });
    expect(await say(line)).toMatchObject({ outcome: 'ok' });
  });

  it.each([
    ['/parcels list zzzzzz:transit', 'one of status, carrier'],
    ['/parcels list stuck:never', 'a number of days'],
    ['/parcels edit sto 402934299065 email=nobody', 'an e-mail address'],
    ['/parcels edit sto 402934299065 archived=perhaps', 'yes or no'],
  ])('%s is told what is expected, without a line that nobody meant', async (typed, expected) => {
    const { say } = await useCore();
    await say('/track sto 402934299065');
    const { card, shown, outcome } = await say(typed);
    expect(outcome).toMatch(/^bad-/);
    expect(shown).toContain(expected);
    expect(card.blocks.filter(({ type }) => type === 'examples')).toEqual([]);
  });
});
