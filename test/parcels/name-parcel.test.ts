import { describe, expect, it } from 'vitest';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const elsewhere = originAt('T1', 'C2');

async function setup() {
  const core = await useCore();
  await core.say('/track sto 402934299065 title="Blue kettle"');
  await core.say('/track yto 402934299066 title="Blue lamp"');
  return core;
}

describe('one parcel is named', () => {
  it.each([
    'sto 402934299065',
    '402934299065 sto',
    'STO Express 4029-3429-9065',
    '4029 3429 9065 shentong',
    'sto/402934299065',
    '402934299065',
    '“Blue kettle”',
    'blue KETTLE',
    'kettle',
    '#2',
    'carrier=sto number=402934299065',
  ])('by %s', async (name) => {
    const { say } = await setup();
    await say('/parcels list');
    expect(await say(`/parcels status ${name}`)).toMatchObject({ outcome: 'ok', title: 'Blue kettle' });
  });

  it('by “this”, which is the one shown last', async () => {
    const { say } = await setup();
    await say('/parcels status kettle');
    expect(await say('/parcels refresh this')).toMatchObject({ outcome: 'ok', title: 'Blue kettle' });
    expect(await say('/parcels status this', elsewhere)).toMatchObject({ outcome: 'which-parcel' });
  });

  it('by its number alone where another channel brought it in', async () => {
    const { say } = await setup();
    expect(await say('/parcels status 402934299065', elsewhere)).toMatchObject({ outcome: 'ok' });
    expect(await say('/parcels status 402934299065', originAt('T9', 'C9'))).toMatchObject({
      outcome: 'tracking-missing',
    });
  });

  it('by choosing, where nothing is named or several fit', async () => {
    const { say, press } = await setup();
    for (const text of ['/parcels status', '/parcels status blue', '/parcels status nonsense here']) {
      const asked = await say(text);
      expect(asked).toMatchObject({ outcome: 'which-parcel' });
      const token = asked.buttons['Blue lamp · yto/402934299066'] ?? '';
      expect(await press(token)).toMatchObject({ outcome: 'ok', title: 'Blue lamp' });
    }
  });

  it.each([
    ['#7', 'bad-argument', /#1 to #2/],
    ['sot 402934299065', 'unknown-carrier', /sto \(STO Express\)/],
    ['sto', 'missing-argument', /tracking number is missing/],
    ['sto 12', 'bad-argument', /5 to 50/],
  ])('never by guessing: %s', async (name, outcome, explanation) => {
    const { say } = await setup();
    await say('/parcels list');
    const reply = await say(`/parcels status ${name}`);
    expect(reply).toMatchObject({ outcome, shown: expect.stringMatching(explanation) });
  });

  it('by choosing, for a subscription as well', async () => {
    const { say, press } = await setup();
    const asked = await say('/parcels follow blue only=key', elsewhere);
    expect(asked).toMatchObject({ outcome: 'which-parcel' });
    const here = await say('/parcels follow blue only=key');
    const token = here.buttons['Blue lamp · yto/402934299066'] ?? '';
    expect(await press(token)).toMatchObject({ outcome: 'ok', title: 'Followed: Blue lamp' });
  });
});
