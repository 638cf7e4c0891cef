import { describe, expect, it } from 'vitest';
import { registeredText } from '../../src/cards/wording.ts';
import { useCore } from '../support/core.ts';

const STO = 'sto 402934299065';
const home = { home: ['slack/T1'] };

describe('sentences, read aloud', () => {
  it('speak of one parcel as one', async () => {
    const { say } = await useCore();
    await say(`/track ${STO}`);
    const gone = await say(`/parcels-admin delete-many ${STO}`);
    expect(gone.title).toBe('Delete 1 parcel?');
    expect(gone.shown).toContain('It is removed from the tracking account, and every channel loses it.');
    expect((await say(`/parcels-admin freeze ${STO}`)).shown).toContain('never ask its courier again');
    await say('/track sto 402934299066');
    const both = await say('/parcels-admin delete-many carrier:sto');
    expect(both.shown).toContain('They are removed from the tracking account, and every channel loses them.');
  });

  it.each([
    ['2016-07-21', 'Registered on 21 July 2016, 10 years ago'],
    ['2025-11-20', 'Registered on 20 November 2025, 1 year ago'],
    ['2026-03-02', 'Registered on 2 March'],
  ])('an account of %s', (day, text) => {
    expect(registeredText(Date.parse(day), Date.parse('2026-11-25'))).toBe(text);
  });

  it('the account says so in its footer', async () => {
    const { say } = await useCore({}, undefined, home);
    expect((await say('/parcels-admin account')).card.footer).toEqual([
      expect.stringMatching(/^Registered on \d+ \w+ \d{4}, \d+ years? ago$/),
    ]);
  });

  it('a chart does not begin with what there is nothing of', async () => {
    const { say } = await useCore({}, undefined, home);
    expect((await say('/parcels stats')).shown).not.toContain('Just added');
  });
});
