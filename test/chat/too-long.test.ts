import { describe, expect, it } from 'vitest';
import { cardOf, useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const here = originAt('T1', 'C1');
const OF_ALL = 'At most 4,000 characters';
const PARCELS = 'sto 402934299065\n'.repeat(5_000);

describe('what is too long to be read', () => {
  it.each([
    ['words', `/track sto 402934299065 title=${'a'.repeat(4_000)}`],
    ['no command at all', 'a '.repeat(3_000)],
    [
      'options behind a file’s worth of lines',
      `/parcels-admin edit-many ${PARCELS} -- ${'a=b '.repeat(2_000)}`,
    ],
  ])('is said of %s', async (_, text) => {
    const { say } = await useCore();
    const { outcome, title, shown } = await say(text);
    expect({ outcome, title }).toEqual({ outcome: 'too-long', title: 'That is too long' });
    expect(shown).toContain(OF_ALL);
  });

  it('is said of an option and of what was entered into a form, by its name', async () => {
    const { dispatcher, press } = await useCore();
    const title = 'a'.repeat(4_001);
    const given = { carrier: 'sto', number: '402934299065', title };
    const { outcome, card } = cardOf(await dispatcher.fromOptions(here, 'track', given));
    expect({ outcome, title: card.title }).toEqual({ outcome: 'too-long', title: 'The title is too long' });
    expect(await press('track;', given)).toMatchObject({
      outcome: 'too-long',
      title: 'The title is too long',
    });
  });

  it('is said of a query, which is held against every parcel', async () => {
    const { say } = await useCore();
    const query = 'status:transit '.repeat(100);
    expect(await say(`/parcels list ${query}`)).toMatchObject({
      outcome: 'too-long',
      title: 'The query is too long',
    });
    expect(await say(`/parcels follow ${query}`)).toMatchObject({ outcome: 'too-long' });
  });

  it('is not what a file holds, up to a megabyte', async () => {
    const { say } = await useCore();
    expect(await say(`/parcels import ${PARCELS}`)).toMatchObject({ outcome: 'ok' });
    const tooMany = `${PARCELS}sto 402934299065`;
    expect(await say(`/parcels import ${tooMany}`)).toMatchObject({
      outcome: 'too-many-rows',
      title: 'Those are more than 5,000 parcels',
    });
    expect(await say(`/parcels import ${PARCELS.repeat(12)}`)).toMatchObject({ outcome: 'too-long' });
  });

  it('cannot be a button', async () => {
    const { press } = await useCore();
    expect(await press(`list;;query=${'a'.repeat(1_000_000)}`)).toMatchObject({ outcome: 'stale-button' });
  });
});
