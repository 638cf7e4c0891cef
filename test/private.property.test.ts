import { describe, expect, it } from 'vitest';
import type { Origin } from '../src/chat/command.ts';
import { encodeCall } from '../src/domain/call.ts';
import { commandSet } from './support/cards.ts';
import { useCore } from './support/core.ts';
import { everyText } from './support/every-text.ts';
import { originAt } from './support/origin.ts';
import { tellEverything } from './support/tell-everything.ts';

const NUMBER = '402934288123';
const KEY = { carrier: 'sto', number: NUMBER };
const OPEN_NUMBER = '402934299077';
/** What is written about the parcel where not everybody reads. */
const WORDS = ['Secretkettle', 'ORD-4711', 'Hidden comment', 'Dana Example'];
const TRACK = `/track sto ${NUMBER} title="Secretkettle" order=ORD-4711 comment="Hidden comment" customer="Dana Example"`;

const open = originAt('T1', 'C1', { user: 'U2' });
const closed = { isOpen: async () => false, user: 'U1' };
const privateChannel = originAt('T1', 'C7', closed);
const direct = originAt('T1', 'D1', { ...closed, isPrivate: true });
const elsewhere = [
  open,
  originAt('T1', 'C8', { isOpen: async () => false, user: 'U2' }),
  originAt('T1', 'D2', { isOpen: async () => false, isPrivate: true, user: 'U2' }),
  // The one who tracked it is nobody special where others read along.
  { ...open, user: 'U1' },
];

/** In a workspace of the host's, which sees all that belongs to nobody. */
async function setup(place: Origin) {
  const core = await useCore({}, undefined, { home: ['slack/T1'] });
  await core.say(TRACK, place);
  await core.say(`/track sto ${OPEN_NUMBER} title=Openkettle`, open);
  const expectHidden = (shown: string, what: string) => {
    for (const word of WORDS) expect(shown, `${what} shows ${word}`).not.toContain(word);
  };
  return { ...core, expectHidden };
}

describe.each([
  ['a private channel', privateChannel],
  ['a direct message', direct],
])('what is tracked in %s', (_name, place) => {
  it.each(elsewhere.map((origin) => [origin.channel.channel, origin.user, origin] as const))(
    'is found nowhere else: not in %s by %s, whatever is typed',
    async (_channel, _user, stranger) => {
      const { say, expectHidden, subscriptions } = await setup(place);
      const texts = everyText(NUMBER);
      const blind = texts.filter((text) => !text.includes(NUMBER));
      for (const text of blind) {
        const { shown } = await say(text, stranger);
        for (const secret of [NUMBER, ...WORDS].filter((each) => !text.includes(each))) {
          expect(shown, `${text} shows ${secret}`).not.toContain(secret);
        }
      }
      for (const text of texts.filter((each) => !blind.includes(each))) {
        const { shown } = await say(text, stranger);
        expectHidden(shown, text);
      }
      const { shown } = await say(`/parcels status sto ${NUMBER}`, place);
      for (const word of WORDS) expect(shown).toContain(word);
      expect(await subscriptions.keys(place.channel)).toEqual([KEY]);
    },
  );

  it('is listed, exported, counted and completed there, and nowhere else', async () => {
    const { say, dispatcher } = await setup(place);
    const all = async (origin: Origin) => {
      const said = await Promise.all(
        ['/parcels list carrier:sto', '/parcels list text:Dana', '/parcels export', '/parcels stats'].map(
          async (text) => (await say(text, origin)).shown,
        ),
      );
      const suggested = await dispatcher.suggest(origin, 'status', 'number', '');
      return [...said, JSON.stringify(suggested)];
    };
    const [list, text, file, , suggested] = await all(place);
    for (const found of [list, text, file, suggested]) expect(found).toContain('Secretkettle');
    for (const origin of elsewhere) {
      for (const found of await all(origin)) expect(found).not.toMatch(/Secretkettle|4029342881/);
    }
    expect((await say('/parcels follow carrier:sto', open)).shown).toContain('It means 1 parcel now');
  });

  it('cannot be changed from elsewhere, by any command or button', async () => {
    const { say, press, expectHidden, sandbox } = await setup(place);
    const before = { ...sandbox.world.find('sto', NUMBER)?.fields };
    const cards = [
      `/parcels status ${NUMBER}`,
      '/parcels list',
      '/parcels following',
      `/parcels edit ${NUMBER}`,
      `/parcels delete ${NUMBER}`,
      '/parcels edit-many carrier:sto -- archived=yes',
    ];
    for (const text of cards) {
      for (const [label, token] of Object.entries((await say(text, place)).buttons)) {
        if (/^(Delete|Change|Stop)/.test(label)) continue;
        expectHidden((await press(token, {}, open)).shown, `${text} ${label}`);
      }
    }
    for (const command of commandSet.all) {
      const token = encodeCall({ verb: command.verb, given: { parcel: `sto/${NUMBER}` } });
      expectHidden((await press(token, {}, open)).shown, command.verb);
    }
    expect(sandbox.world.find('sto', NUMBER)?.fields).toEqual(before);
  });

  it('is told to no query and in no digest of another channel', async () => {
    const { services, say, expectHidden } = await setup(place);
    await say('/parcels follow carrier:sto', open);
    await say('/parcels follow text:Dana', open);
    await say('/parcels follow carrier:sto', place);
    const posts = await tellEverything(services, [place.channel, open.channel]);
    const told = ({ channel: { channel } }: Origin) =>
      JSON.stringify(posts.filter((post) => post.channel.channel === channel));
    expect(told(place)).toContain('Secretkettle');
    expect(told(open)).toContain('Openkettle');
    expect(told(open)).not.toContain('8123');
    expectHidden(told(open), 'a post');
  });

  it('is shared by whoever tracked it alone, and taken back', async () => {
    const { say, expectHidden } = await setup(place);
    const found = async () => (await say('/parcels list carrier:sto', open)).shown.includes('Secretkettle');
    for (const [origin, outcome] of [
      [open, 'owned-elsewhere'],
      [{ ...place, user: 'U9' }, 'not-allowed'],
    ] as const) {
      expect(await say(`/parcels share sto ${NUMBER}`, origin)).toMatchObject({ outcome });
    }
    expect(await found()).toBe(false);
    expect(await say(`/parcels share sto ${NUMBER}`, place)).toMatchObject({ outcome: 'ok' });
    expect(await found()).toBe(true);
    expect(await say(`/parcels edit sto ${NUMBER} title=Secretkettle2`, open)).toMatchObject({
      outcome: 'ok',
    });
    expect(await say(`/parcels share sto ${NUMBER} off=yes`, open)).toMatchObject({ outcome: 'not-allowed' });
    expect(await say(`/parcels share sto ${NUMBER} off=yes`, place)).toMatchObject({ outcome: 'ok' });
    expect(await found()).toBe(false);
    expectHidden((await say(`/parcels status sto ${NUMBER}`, open)).shown, 'status');
  });

  it('stays there under another carrier, and when it is tracked elsewhere as well', async () => {
    const { say, expectHidden } = await setup(place);
    expect((await say(`/track sto ${NUMBER}`, open)).shown).toContain('is not shown here');
    expect(await say(`/parcels carrier sto ${NUMBER} yto`, place)).toMatchObject({ outcome: 'ok' });
    expectHidden((await say('/parcels list', open)).shown, 'list');
    expectHidden((await say(`/parcels status yto ${NUMBER}`, open)).shown, 'status');
    expect((await say(`/parcels status yto ${NUMBER}`, place)).shown).toContain('Secretkettle');
  });

  it('says so', async () => {
    const { say } = await useCore();
    expect((await say(TRACK, place)).shown).toMatch(
      /read only here; \/parcels share shows it to the workspace/,
    );
    expect((await say(`/track sto ${OPEN_NUMBER}`, open)).shown).not.toContain('share');
  });
});

it('a file brings its parcels in for the place where it was given', async () => {
  const { say, press } = await useCore({}, undefined, { home: ['slack/T1'] });
  const plan = await say(`/parcels import sto ${NUMBER} title=Secretkettle`, privateChannel);
  await press(Object.values(plan.buttons)[0] ?? '', {}, privateChannel);
  expect((await say('/parcels list carrier:sto', privateChannel)).shown).toContain('Secretkettle');
  expect((await say('/parcels list carrier:sto', open)).shown).not.toContain('Secretkettle');
});
