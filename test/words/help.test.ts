import { describe, expect, it } from 'vitest';
import { renderCard } from '../../adapters/console/render.ts';
import { commandSet } from '../support/cards.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const member = originAt('T1', 'C1', {
  roles: { holds: async () => false, describe: (role: string) => role },
});
const outsider = originAt('T1', 'C1', { isOutsider: true });

describe('help', () => {
  it('is ten lines and six buttons, which lead to every command', async () => {
    const { say, press } = await useCore({}, undefined, { home: ['slack/T1'] });
    const { card, buttons } = await say('/parcels help');
    const lines = renderCard({ ...card, actions: [] }, { colour: false, now: 0 }).filter(Boolean);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(Object.keys(buttons)).toHaveLength(6);
    const pages = await Promise.all(Object.values(buttons).map((token) => press(token)));
    const shown = pages.map((page) => page.shown).join();
    for (const { summary } of commandSet.all) expect(shown).toContain(JSON.stringify(summary).slice(1, -1));
  });

  it.each([
    ['change', 'Change', 'Edit|edit'],
    ['admin', 'Not for everyone', 'delete-many'],
    ['follow', '/parcels follow', 'mention'],
    ['show', '/parcels status', 'history'],
  ])('explains %s', async (asked, title, says) => {
    const answer = await (await useCore()).say(`/parcels help ${asked}`);
    expect(answer.title).toContain(title);
    expect(answer.shown).toMatch(new RegExp(says));
  });

  it.each([
    ['chnage', '/parcels help change'],
    ['statsu', '/parcels help status'],
    ['qurey', '/parcels help query'],
  ])('on the mistyped %s suggests %s', async (asked, line) => {
    const { say } = await useCore();
    const { title, shown, card } = await say(`/parcels help ${asked}`);
    expect(title).toBe(`There is no command or group “${asked}”`);
    expect(shown).toContain(line);
    expect((await say(line)).outcome).toBe('ok');
    expect(JSON.stringify(card.blocks)).not.toContain('For example');
  });

  it('shows nobody what they may not', async () => {
    const { say } = await useCore();
    const { shown } = await say('/parcels help', member);
    expect(shown).not.toMatch(/delete|account/);
    expect(await say('/parcels help delete', member)).toMatchObject({ outcome: 'not-allowed' });
    expect((await say('/parcels help', outsider)).shown).not.toMatch(/track,|edit/);
    expect(await say('/parcels help track', outsider)).toMatchObject({ outcome: 'outsider' });
  });
});
