import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { decodeCall, type Given } from '../../src/domain/call.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { visibleArguments } from '../../src/grammar/bind.ts';
import { DISCORD } from '../fakes/discord-server.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { commandSet } from '../support/cards.ts';
import { eventually } from '../support/eventually.ts';
import { MATRIX, NUMBER, PEOPLE, type Who } from './matrix-cases.ts';
import { useDiscord, useSlack } from './use-platforms.ts';

const KEY = { carrier: 'sto', number: NUMBER };
const DENIED = /may not do that|whoever runs this bot|belongs elsewhere|does not work any more/;

/** A platform with two workspaces, as the people in them see it. */
interface World {
  readonly core: Awaited<ReturnType<typeof useSlack>>['core'];
  readonly home: ChannelRef;
  /** Gives a command; resolves to what was answered. */
  give(who: Who, verb: string, given: Given): Promise<string>;
  /** Presses what carries this. */
  press(who: Who, token: string): Promise<string>;
  /** All that can be pressed below the messages so far. */
  tokens(): readonly string[];
  /** What was posted into the channel at home, by the bot itself. */
  posted(): number;
}

/** What was typed for one argument after the other. */
function asText(verb: string, given: Given): string {
  const command = commandSet.find(verb);
  const order = Object.entries(command?.arguments ?? {}).flatMap(([name, { positional, kind }]) =>
    positional ? (kind.parts?.shown ? Object.keys(kind.parts.of) : [name]) : [],
  );
  const words = order.flatMap((name) => given[name] ?? []);
  const named = Object.entries(given).filter(([name]) => !order.includes(name));
  const separator = order.includes('parcels') && named.length > 0 ? ['--'] : [];
  return [...words, ...separator, ...named.map(([name, value]) => `${name}="${value}"`)].join(' ');
}

async function onSlack(): Promise<World> {
  const { slack, core } = await useSlack({}, { home: [`slack/${SLACK.team}`] });
  const [AWAY, THERE] = ['T0AWAY', 'C0AWAY'];
  slack.people.set('U0ADMIN', { is_admin: true });
  slack.people.set('U0AWAYADMIN', { is_admin: true });
  const people: Readonly<Record<Who, { user: string; team: string; channel: string }>> = {
    owner: { user: 'U0OWNER', team: SLACK.team, channel: SLACK.channel },
    member: { user: 'U0MEMBER', team: SLACK.team, channel: SLACK.channel },
    admin: { user: 'U0ADMIN', team: SLACK.team, channel: SLACK.channel },
    awayMember: { user: 'U0AWAY', team: AWAY, channel: THERE },
    awayAdmin: { user: 'U0AWAYADMIN', team: AWAY, channel: THERE },
  };
  const answered = async (act: () => Promise<unknown>) => {
    const before = slack.messages.length;
    await act();
    await slack.message((each) => slack.messages.indexOf(each) >= before);
    return JSON.stringify(slack.messages.slice(before).map(({ blocks }) => blocks));
  };
  return {
    core,
    home: { platform: 'slack', workspace: SLACK.team, channel: SLACK.channel },
    give(who, verb, given) {
      const surface = commandSet.find(verb)?.surface ?? 'parcels';
      const text = surface === 'track' ? asText(verb, given) : `${verb} ${asText(verb, given)}`;
      return answered(() => slack.send({ command: `/${commandSet.names[surface]}`, text, ...people[who] }));
    },
    press: (who, value) => answered(() => slack.press({ value, ...people[who] })),
    tokens: () =>
      slack.messages.flatMap(({ blocks }) =>
        blocks.flatMap(({ type, elements = [] }) =>
          type === 'actions'
            ? elements.flatMap(
                ({ value, options = [] }: { value?: string; options?: { value: string }[] }) =>
                  value === undefined ? options.map((each) => each.value) : [value],
              )
            : [],
        ),
      ),
    posted: () =>
      slack.messages.filter(({ channel, responseType }) => channel === SLACK.channel && responseType === null)
        .length,
  };
}

async function onDiscord(): Promise<World> {
  const { discord, core } = await useDiscord({ home: [`discord/${DISCORD.guild}`] });
  const { ViewChannel, SendMessages, ManageGuild, ManageChannels } = PermissionFlagsBits;
  const plain = String(ViewChannel | SendMessages);
  const mighty = String(ViewChannel | SendMessages | ManageGuild | ManageChannels);
  const here = { guild: DISCORD.guild, channel: DISCORD.channel };
  const there = { guild: '800000000000000002', channel: '700000000000000002' };
  const person = (id: number) => `50000000000000000${id}`;
  const people = {
    owner: { user: person(1), memberPermissions: plain, ...here },
    member: { user: person(2), memberPermissions: plain, ...here },
    admin: { user: person(3), memberPermissions: mighty, ...here },
    awayMember: { user: person(4), memberPermissions: plain, ...there },
    awayAdmin: { user: person(5), memberPermissions: mighty, ...there },
  } as const satisfies Record<Who, object>;
  const answered = async (act: () => Promise<unknown>) => {
    const before = discord.messages.length;
    await act();
    await eventually(() => expect(discord.messages.length).toBeGreaterThan(before));
    return JSON.stringify(discord.messages.slice(before).map(({ embeds }) => embeds));
  };
  return {
    core,
    home: { platform: 'discord', workspace: here.guild, channel: here.channel },
    give(who, verb, options) {
      const surface = commandSet.find(verb)?.surface ?? 'parcels';
      const name = commandSet.names[surface];
      const called = surface === 'track' ? { name } : { name, verb };
      return answered(() => discord.send({ ...called, options, ...people[who] }));
    },
    press: (who, token) => answered(() => discord.press({ customId: token, ...people[who] })),
    tokens: () =>
      discord.messages.flatMap(({ components = [] }) =>
        components.flatMap((row) =>
          row.components.flatMap(
            ({ custom_id, options = [] }: { custom_id: string; options?: { value: string }[] }) =>
              options.length > 0 ? options.map((each) => each.value) : [custom_id],
          ),
        ),
      ),
    posted: () =>
      discord.messages.filter(({ channel, kind }) => channel === DISCORD.channel && kind === 'post').length,
  };
}

/** Everything that is at home, as the bot and the service have it. */
async function homeOf({ core, home, posted }: World): Promise<string> {
  const { subscriptions, queries, settings, owners, sandbox } = core;
  const tracking = [...sandbox.world.trackings.values()].find(({ number }) => number === NUMBER);
  return JSON.stringify([
    (await subscriptions.list(home)).filter(({ subscription }) => subscription.parcel.number === NUMBER),
    await queries.list(home),
    await settings.read(home),
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

it('every command is in the matrix, and every option of a channel’s settings', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(commandSet.all.map(({ verb }) => verb).sort());
  const options = visibleArguments(commandSet.find('settings')?.arguments ?? {}).map(([name]) => name);
  expect(MATRIX['settings']?.flatMap(({ given }) => Object.keys(given)).sort()).toEqual(options.sort());
});

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
