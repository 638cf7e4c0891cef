import { describe, expect, it } from 'vitest';
import { fitReply } from '../../src/chat/fit-reply.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { encodeCall } from '../../src/domain/call.ts';
import { button } from '../../src/domain/card.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const LONG = { carrier: 'a-courier-with-quite-a-long-code', number: '9'.repeat(90) };
const parcel = `${LONG.carrier}/${LONG.number}`;
const LIMIT = 100;

const asker = originAt('T1', 'C1', { user: 'U0ASKER' });
const other = originAt('T1', 'C1', { user: 'U0OTHER' });
const stranger = originAt('T2', 'C1', { user: 'U0ASKER' });

async function useCompany() {
  const core = await useCore();
  await core.say('/track sto 402934299065 title=Kettle', asker);
  await core.say('/track sto 402934299066 title=Teapot', asker);
  const before = core.asked.length;
  return { ...core, costly: () => core.asked.slice(before).filter((each) => !/^(get|list)/.test(each)) };
}

describe('what only the asker was shown', () => {
  it.each([
    ['an import', '/parcels import sto 402934299077'],
    ['a deletion', '/parcels delete sto 402934299065'],
    ['a deletion of many', '/parcels delete-many carrier:sto'],
    ['an edit of many', '/parcels edit-many carrier:sto -- title=Gone'],
  ])('is confirmed by nobody else, though its token is known: %s', async (_, text) => {
    const { say, press, costly } = await useCompany();
    const { buttons, visibility, shown } = await say(text, asker);
    expect(visibility).toBe('asker');
    const token = Object.values(buttons).find((each) => each.includes('draft='));
    expect(token, shown).toBeDefined();
    for (const thief of [other, stranger]) {
      expect(await press(token ?? '', {}, thief)).toMatchObject({ outcome: 'stale-button' });
    }
    expect(costly()).toEqual([]);
    expect(await press(token ?? '', {}, asker)).toMatchObject({ outcome: 'ok' });
    expect(costly()).not.toEqual([]);
  });
});

describe('a button that the platform cannot carry', () => {
  async function tokenOn(visibility: Reply['visibility']) {
    const core = await useCompany();
    const actions = [button('Refresh', { verb: 'status', given: { parcel } })];
    const card = { title: 'Moved', tone: 'calm', blocks: [], links: [], footer: [], actions } as const;
    const reply: Reply = { kind: 'card', card, visibility, outcome: 'ok' };
    const { channel, user } = asker;
    const fitted = await fitReply(reply, { channel, user, memory: core.memory, longestCall: LIMIT });
    const [action] = fitted.kind === 'card' ? (fitted.card.actions ?? []) : [];
    const token = action?.type === 'button' ? encodeCall(action.call) : '';
    expect(token).toContain('draft=');
    return { ...core, token };
  }

  it('is everybody’s of the workspace on a card that the channel sees', async () => {
    const { press, token } = await tokenOn('channel');
    for (const each of [asker, other]) {
      expect((await press(token, {}, each)).outcome).not.toBe('stale-button');
    }
    expect(await press(token, {}, stranger)).toMatchObject({ outcome: 'stale-button' });
  });

  it('is the asker’s alone on one that nobody else sees', async () => {
    const { press, token } = await tokenOn('asker');
    expect((await press(token, {}, asker)).outcome).not.toBe('stale-button');
    expect(await press(token, {}, other)).toMatchObject({ outcome: 'stale-button' });
  });
});
