import { describe, expect, it } from 'vitest';
import { decodeCall, type Given } from '../../src/domain/call.ts';
import { visibleArguments } from '../../src/grammar/bind.ts';
import { commandSet } from '../support/cards.ts';
import { MATRIX, NUMBER, PEOPLE, type Who } from './matrix-cases.ts';
import { forged, onDiscord, onSlack, type World } from './matrix-worlds.ts';

const KEY = { carrier: 'sto', number: NUMBER };
const DENIED =
  /may not do that|whoever runs this bot|belongs elsewhere|does not work any more|no such channel/;
/** What is written about the parcel at home, and how its number ends. */
const SECRETS = ['Kettle', 'Sandy', NUMBER.slice(-4)];
const AWAY = ['awayMember', 'awayAdmin'] as const;

/** Everything that is at home, as the bot and the service have it. */
async function homeOf({ core, home, side, posted }: World): Promise<string> {
  const { subscriptions, queries, settings, owners, sandbox } = core;
  const tracking = [...sandbox.world.trackings.values()].find(({ number }) => number === NUMBER);
  const places = [home, side].map(async (channel) => [
    (await subscriptions.list(channel)).filter(({ subscription }) => subscription.parcel.number === NUMBER),
    await queries.list(channel),
    await settings.read(channel),
  ]);
  return JSON.stringify([
    await Promise.all(places),
    await owners.read([KEY]),
    tracking && { ...tracking, journey: null },
    posted(),
  ]);
}

async function atHome(open: () => Promise<World>): Promise<World> {
  const world = await open();
  await world.give('owner', 'track', { ...KEY, title: 'Kettle', customer: 'Sandy' });
  await world.give('owner', 'follow', { what: 'carrier:sto' });
  return world;
}

/** What the service is asked for only to look, or for the sake of one's own. */
const LOOKING = [
  'get',
  'list',
  'carriers',
  'create',
  'createMany',
  'refresh',
  'countByStatus',
  'transitTimes',
];

/** Does something, and holds that nothing at home is any different, and nothing was asked for that changes it. */
async function harmless(world: World, what: string, act: () => Promise<string>): Promise<string> {
  const [before, asked] = [await homeOf(world), world.core.asked.length];
  const answer = await act();
  expect({ what, home: await homeOf(world) }).toEqual({ what, home: before });
  const more = world.core.asked.slice(asked).filter((name) => ![...LOOKING, 'remoteAreas'].includes(name));
  expect({ what, asked: more }).toEqual({ what, asked: [] });
  return answer;
}

const CASES = Object.entries(MATRIX).flatMap(([verb, cases]) => cases.map((each) => ({ verb, ...each })));
const mayNot = (who: Who) => CASES.filter((each) => !each.who.includes(who));

it('every command is in the matrix, and every option of each', () => {
  // What only a menu gives ends in a form, and that in the commands below.
  const given = commandSet.all.filter(({ shortcut }) => shortcut?.on !== 'message');
  expect(Object.keys(MATRIX).sort()).toEqual(given.map(({ verb }) => verb).sort());
  for (const { verb, arguments: definitions } of given) {
    const options = visibleArguments(definitions).flatMap(([name, { kind }]) =>
      kind.parts?.shown ? Object.keys(kind.parts.of) : [name],
    );
    const tried = MATRIX[verb]?.flatMap(({ given }) => Object.keys(given));
    expect({ verb, tried: [...new Set(tried)].sort() }).toEqual({ verb, tried: [...options].sort() });
  }
});

/** What only buttons say, by the names of the arguments. */
const HIDDEN: Given = {
  keys: `sto/${NUMBER}`,
  confirmed: 'yes',
  form: 'yes',
  ask: 'nothing',
  rows: JSON.stringify([{ ...KEY, title: 'Mine' }]),
};

function hiddenOf(verb: string): Given {
  const hidden = Object.entries(commandSet.find(verb)?.arguments ?? {}).filter(([, each]) => each.hidden);
  return Object.fromEntries(hidden.flatMap(([name]) => (HIDDEN[name] ? [[name, HIDDEN[name]]] : [])));
}

describe.each([
  ['slack', onSlack],
  ['discord', onDiscord],
] as const)('on %s', (_, open) => {
  it.each(PEOPLE)('what is not for %s changes nothing, whatever is typed', async (who) => {
    const world = await atHome(open);
    for (const { verb, given, operation } of mayNot(who)) {
      const what = `${who}: ${verb} ${JSON.stringify(given)}`;
      const answer = await harmless(world, what, () => world.give(who, verb, given));
      if (!who.startsWith('away') || operation)
        expect({ what, answer }).toMatchObject({ answer: expect.stringMatching(DENIED) });
    }
  });

  it.each(PEOPLE)('and nothing that others were shown can be pressed for it by %s', async (who) => {
    const world = await atHome(open);
    for (const { verb, given, who: entitled } of CASES) {
      const [first = 'admin'] = entitled.includes('admin') ? ['admin' as const] : entitled;
      // What asks first, or shows: what acts at once would leave nothing to press on.
      if (commandSet.find(verb)?.surface === 'admin' || entitled.length === PEOPLE.length)
        await world.give(first, verb, given);
    }
    const forbidden = new Set(mayNot(who).map(({ verb }) => verb));
    const tokens = [...new Set(world.tokens())].filter((token) =>
      forbidden.has(decodeCall(token)?.verb ?? ''),
    );
    if (forbidden.size > 1) expect(tokens.length).toBeGreaterThan(3);
    for (const token of tokens)
      await harmless(world, `${who} presses ${token}`, () => world.press(who, token));
  });

  it.each(PEOPLE)('nor can a button be forged for it by %s', async (who) => {
    const world = await atHome(open);
    for (const { verb, given } of mayNot(who)) {
      for (const more of [{}, hiddenOf(verb)]) {
        const token = forged(world, verb, given, more);
        await harmless(world, `${who} forges ${token}`, () => world.press(who, token));
      }
    }
  });

  it.each(AWAY)('what everybody may leaves all as it is, done by %s, who is told nothing', async (who) => {
    const world = await atHome(open);
    const told: string[] = [];
    const names = ({ given }: { given: Given }) => JSON.stringify(given).includes(NUMBER);
    // Whoever has named it follows it from then on, and sees where it is.
    const cases = CASES.filter((each) => each.who.includes(who)).sort((a, b) => +names(a) - +names(b));
    for (const { verb, given, who: entitled } of cases) {
      expect(entitled).toBe(PEOPLE);
      const what = `${who}: ${verb} ${JSON.stringify(given)}`;
      const texts = [await harmless(world, what, () => world.give(who, verb, given))];
      for (const more of [{}, hiddenOf(verb)]) {
        texts.push(await harmless(world, what, () => world.press(who, forged(world, verb, given, more))));
      }
      const secrets = names({ given }) ? SECRETS.slice(0, 2) : SECRETS;
      const found = secrets.filter((secret) => texts.join().includes(secret));
      told.push(...found.map((secret) => `${what} shows ${secret}`));
    }
    expect(told).toEqual([]);
  });

  it.each(AWAY)('a form that somebody at home opened, sent back by %s, changes nothing', async (who) => {
    const world = await atHome(open);
    const entered = { title: 'Theirs', customer: 'Them' };
    const send = () => world.sendBack(who, 'edit', { carrier: 'sto', number: NUMBER }, entered);
    await harmless(world, `${who} sends the form back`, send);
  });

  it.each(AWAY)('nothing of it is offered to %s while they type', async (who) => {
    const world = await atHome(open);
    for (const { verb, arguments: definitions } of commandSet.all) {
      for (const [name, { kind }] of visibleArguments(definitions)) {
        const names = kind.parts ? Object.keys(kind.parts.of) : [name];
        for (const each of kind.suggest ? names : []) {
          const offered = await world.suggested(who, verb, each);
          for (const secret of SECRETS) expect(offered, `${verb} ${each}`).not.toContain(secret);
        }
      }
    }
    expect(await world.suggested('member', 'status', 'number')).toContain(NUMBER);
  });

  it.each(PEOPLE)('and what is for %s is done', async (who) => {
    for (const { verb, given, who: entitled, operation } of CASES) {
      if (!entitled.includes(who) || entitled.length === PEOPLE.length) continue;
      const world = await atHome(open);
      const what = `${who}: ${verb} ${JSON.stringify(given)}`;
      const before = world.tokens().length;
      const answer = await world.give(who, verb, given);
      expect({ what, answer }).not.toMatchObject({ answer: expect.stringMatching(DENIED) });
      const [confirm] = world
        .tokens()
        .slice(before)
        .filter((token) => decodeCall(token)?.verb === verb && decodeCall(token)?.once);
      if (confirm) await world.press(who, confirm);
      if (operation)
        expect({ what, answer, asked: world.core.asked }).toMatchObject({
          asked: expect.arrayContaining([operation]),
        });
    }
  });
});
