import { describe, expect, it } from 'vitest';
import { changeCard } from '../../src/cards/change-card.ts';
import { floodCard } from '../../src/cards/flood-card.ts';
import { livingCard } from '../../src/cards/living-card.ts';
import { advance, type Change, toldOf } from '../../src/domain/change.ts';
import { checkpoint, leg, parcel } from '../support/parcels.ts';

const events = [checkpoint('2026-11-24 08:22', 'With the courier', 'Suzhou')];

function contentOf(more: Partial<Change> = {}) {
  const change = advance(
    toldOf(parcel()),
    parcel({ status: 'outfordelivery', legs: [leg(events)] }),
    0,
  )?.change;
  if (!change) throw new Error('That is a change.');
  return {
    change: { ...change, ...more },
    matched: ['carrier:sto'],
    carrierName: 'STO Express',
    usual: { least: 2, most: 9 },
    now: 0,
    title: 'Blue kettle',
    number: '…9065',
    refreshWaitMs: 0,
  };
}

describe('the post and the message that is kept up to date', () => {
  it('have the same frame, and each says its own', () => {
    const [post, living] = [changeCard(contentOf()), livingCard(contentOf())];
    expect(post.blocks).toMatchObject([
      { text: 'In transit → Out for delivery' },
      { heading: 'New', events },
      { type: 'progress' },
    ]);
    expect(living.blocks).toMatchObject([{ heading: 'Latest', events }, { type: 'progress' }]);
    expect(post).toMatchObject({ title: living.title, links: living.links, actions: living.actions });
    expect(post.footer).toEqual([...living.footer, ' Matches carrier:sto.']);
  });

  it('say the status where the title does not', () => {
    const [detailed] = livingCard(contentOf({ detail: 'handed to the courier' })).blocks;
    expect(detailed).toMatchObject({ text: 'Out for delivery: handed to the courier' });
    const silent = contentOf({
      silence: { kind: 'no-news', days: 7, after: null, usual: { least: 2, most: 9 } },
    });
    expect(livingCard(silent)).toMatchObject({
      title: 'Blue kettle: no news for 7 days',
      blocks: [{ text: 'Out for delivery. Most parcels take 2 to 9 days on this route.' }, {}, {}],
    });
  });

  it('have something to press, as has a flood: Discord finds a message by that', () => {
    const flood = floodCard([{ change: contentOf().change, name: 'Blue kettle' }], '/parcels list');
    for (const { actions = [] } of [changeCard(contentOf()), livingCard(contentOf()), flood])
      expect(actions).not.toEqual([]);
  });
});
