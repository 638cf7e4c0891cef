import { describe, expect, it } from 'vitest';
import { cardOf, useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const UPS = '1Z5R89390357567127';
const STO = '402934299065';
const direct = originAt('T1', 'D1', { isOpen: async () => false, isPrivate: true });
const stranger = originAt('T2', 'C1');
const created = (asked: readonly string[]) => asked.filter((name) => /create|detect|edit|delete/.test(name));

/** Whatever names the parcel. */
const NAMES = [
  STO,
  `sto ${STO}`,
  `STO: ${STO}`,
  '4029 3429 9065',
  '#1',
  'this',
  'Blue kettle',
  'blue KETTLE',
  `/parcels ${STO}`,
  `/parcels show sto ${STO}`,
  `history ${STO}`,
  `where #1`,
];

describe('what names a parcel alone', () => {
  it.each(NAMES)('%s shows it where it is known, and pays for nothing', async (text) => {
    const { say, asked } = await useCore();
    await say(`/track sto ${STO} title="Blue kettle"`);
    await say('/parcels list');
    asked.length = 0;
    const { title, outcome, shown } = await say(text);
    expect({ title, outcome }).toEqual({ title: 'Blue kettle', outcome: 'ok' });
    expect(shown).toContain('Origin courier');
    expect(created(asked)).toEqual([]);
  });

  it.each([
    [UPS],
    [`ups ${UPS}`],
    [`UPS: ${UPS}`],
    [`https://www.ups.com/track?loc=en_US&tracknum=${UPS}`],
    [`<https://www.ups.com/track?tracknum=${UPS}|UPS>`],
    [`Your order #1042 has shipped! UPS tracking number: ${UPS}`],
  ])('%s is offered to be followed where it is not known', async (text) => {
    const { say, press, asked, subscriptions } = await useCore();
    const { outcome, buttons, card } = await say(text, direct);
    expect(outcome).toBe('tracking-missing');
    expect(JSON.stringify(card.blocks)).toContain('1 quota');
    expect(created(asked)).toEqual([]);
    expect(await press(buttons['Follow here'] ?? '', {}, direct)).toMatchObject({ outcome: 'ok' });
    expect(await subscriptions.keys(direct.channel)).toEqual([{ carrier: 'ups', number: UPS }]);
  });

  it.each([STO, `sto ${STO}`, 'Blue kettle', '#1'])(
    '%s of others is like what is not there',
    async (text) => {
      const { say } = await useCore();
      const before = await say(text, stranger);
      await say(`/track sto ${STO} title="Blue kettle"`, direct);
      const after = await say(text, stranger);
      expect(after.shown).toBe(before.shown);
      expect(after.outcome).not.toBe('ok');
    },
  );

  it('is offered to be followed where it is known, but not followed', async () => {
    const { say, press, asked, subscriptions } = await useCore();
    const elsewhere = originAt('T1', 'C2');
    await say(`/track sto ${STO}`);
    const { buttons } = await say(STO, elsewhere);
    asked.length = 0;
    expect(await press(buttons['Follow here'] ?? '', {}, elsewhere)).toMatchObject({ outcome: 'ok' });
    expect(created(asked)).toEqual([]);
    expect(await subscriptions.keys(elsewhere.channel)).toHaveLength(1);
  });

  it('lets one choose among several', async () => {
    const { say, dispatcher } = await useCore();
    await say(`/track sto ${STO}`);
    const { card } = cardOf(await dispatcher.fromText(direct, `sto ${STO}, ups ${UPS}`));
    expect(JSON.stringify(card.actions)).toMatch(new RegExp(`sto/${STO}.*ups/${UPS}`));
  });

  it.each([`${STO}, 402934299077`, `${STO}, ${UPS}`, `402934299077\n${STO}\n402934299088`])(
    'offers every number of %s, whether or not it is clear who carries it',
    async (text) => {
      const { say, press, asked } = await useCore();
      await say(`/track sto ${STO} title=Kettle`);
      asked.length = 0;
      const { outcome, buttons } = await say(text);
      expect(outcome).toBe('which-parcel');
      const numbers = text.split(/[,\s]+/);
      const offered = numbers.map((number) =>
        Object.entries(buttons).find(([label]) => label.includes(number)),
      );
      for (const [at, entry] of offered.entries()) {
        const chosen = await press(entry?.[1] ?? '');
        expect(chosen.outcome).toBe(numbers[at] === STO ? 'ok' : 'tracking-missing');
        if (chosen.outcome !== 'ok') expect(Object.keys(chosen.buttons)).toEqual(['Follow here']);
      }
      expect(created(asked)).toEqual([]);
    },
  );

  it.each(['thanks', 'hello there, how are you?', 'call me on 555-123-4567'])('%s is none', async (text) => {
    const { say, asked } = await useCore();
    expect((await say(text)).title).toMatch(/There is no command|What you can type/);
    expect(created(asked)).toEqual([]);
  });

  it('does not hide what somebody wants done', async () => {
    const { say } = await useCore();
    expect(await say(`explode sto ${STO}`)).toMatchObject({
      title: 'There is no command “explode”',
      shown: expect.stringContaining(`/parcels status sto ${STO}`),
    });
  });

  it('is no mistyped command', async () => {
    const { say } = await useCore();
    expect(await say(`stpo sto ${STO}`)).toMatchObject({
      outcome: 'unknown-command',
      shown: expect.stringContaining(`/parcels stop sto ${STO}`),
    });
  });
});
