import { PermissionFlagsBits } from 'discord.js';
import { expect } from 'vitest';
import { encodeCall, type Given } from '../../src/domain/call.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { joinParts } from '../../src/grammar/assign-words.ts';
import { DISCORD } from '../fakes/discord-server.ts';
import { SLACK, type SlackMessage } from '../fakes/slack-server.ts';
import { commandSet } from '../support/cards.ts';
import { eventually } from '../support/eventually.ts';
import { SIDE, type Who } from './matrix-cases.ts';
import { useDiscord, useSlack } from './use-platforms.ts';

/** A platform with two workspaces, as the people in them see it. */
export interface World {
  readonly core: Awaited<ReturnType<typeof useSlack>>['core'];
  readonly home: ChannelRef;
  /** Another channel at home, which not everybody there sees. */
  readonly side: ChannelRef;
  /** Gives a command; resolves to what was answered. */
  give(who: Who, verb: string, given: Given): Promise<string>;
  /** Presses what carries this. */
  press(who: Who, token: string): Promise<string>;
  /** The owner has a form opened, and somebody sends it back. */
  sendBack(who: Who, verb: string, given: Given, entered: Given): Promise<string>;
  /** What is offered for an argument of a command while nothing has been typed for it. */
  suggested(who: Who, verb: string, argument: string): Promise<string>;
  /** All that can be pressed below the messages so far. */
  tokens(): readonly string[];
  /** What was posted at home, by the bot itself. */
  posted(): number;
}

/** What a button would give that nobody was shown. */
export function forged({ side }: World, verb: string, given: Given, more: Given = {}): string {
  const definitions = commandSet.find(verb)?.arguments ?? {};
  return encodeCall({ verb, given: { ...joinParts(definitions, placed(given, side.channel)), ...more } });
}

function placed(given: Given, place: string): Given {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === SIDE ? place : value]),
  );
}

const isPlace = (name: string) => name === 'in' || name === 'me';

/** What was typed for one argument after the other. */
function asText(verb: string, given: Given): string {
  const command = commandSet.find(verb);
  const order = Object.entries(command?.arguments ?? {}).flatMap(([name, { positional, kind }]) =>
    positional ? (kind.parts?.shown ? Object.keys(kind.parts.of) : [name]) : [],
  );
  const words = order.flatMap((name) => given[name] ?? []);
  const named = Object.entries(given).filter(([name]) => !order.includes(name));
  const separator = order.includes('parcels') && named.length > 0 ? ['--'] : [];
  const texts = named.map(([name, value]) =>
    isPlace(name) ? `in=${name === 'me' ? name : value}` : `${name}="${value}"`,
  );
  return [...words, ...separator, ...texts].join(' ');
}

export async function onSlack(): Promise<World> {
  const { slack, core } = await useSlack({}, { home: [`slack/${SLACK.team}`] });
  const [awayTeam, there, beside] = ['T0AWAY', 'C0AWAY', 'C0SIDE'];
  const [home, away] = [
    { team: SLACK.team, channel: SLACK.channel },
    { team: awayTeam, channel: there },
  ];
  for (const admin of ['U0ADMIN', 'U0AWAYADMIN']) slack.people.set(admin, { is_admin: true });
  slack.conversations.set(SLACK.channel, { is_member: true, properties: { at_here_restricted: true } });
  const members = ['U0OWNER', 'U0ADMIN'];
  slack.conversations.set(beside, { is_private: true, is_member: true, members });
  const people: Readonly<Record<Who, { user: string; team: string; channel: string }>> = {
    owner: { user: 'U0OWNER', ...home },
    member: { user: 'U0MEMBER', ...home },
    admin: { user: 'U0ADMIN', ...home },
    awayMember: { user: 'U0AWAY', ...away },
    awayAdmin: { user: 'U0AWAYADMIN', ...away },
  };
  const answered = async (act: () => Promise<unknown>) => {
    const before = slack.messages.length;
    await act();
    await slack.message((each) => slack.messages.indexOf(each) >= before && each.channel !== beside);
    return JSON.stringify(slack.messages.slice(before).map(({ blocks }) => blocks));
  };
  const give: World['give'] = (who, verb, given) =>
    answered(() => {
      const surface = commandSet.find(verb)?.surface ?? 'parcels';
      const words = asText(verb, placed(given, `#${beside}`));
      const text = surface === 'track' ? words : `${verb} ${words}`;
      return slack.send({ command: `/${commandSet.names[surface]}`, text, ...people[who] });
    });
  const places = [SLACK.channel, beside];
  const isPost = ({ channel, responseType }: SlackMessage) =>
    places.includes(channel) && responseType === null;
  return {
    core,
    home: { platform: 'slack', workspace: SLACK.team, channel: SLACK.channel },
    side: { platform: 'slack', workspace: SLACK.team, channel: beside },
    give,
    press: (who, value) => answered(() => slack.press({ value, ...people[who] })),
    async sendBack(who, verb, given, entered) {
      const shown = slack.views.length;
      const text = `${verb} ${asText(verb, given)}`;
      await slack.send({ command: `/${commandSet.names.parcels}`, text, ...people.owner });
      const view = await eventually(() => {
        expect(slack.views.length).toBeGreaterThan(shown);
        return slack.views.at(-1);
      });
      const values = Object.entries(entered).map(
        ([name, value]) => [name, { type: 'plain_text_input', value }] as const,
      );
      const { user, team } = people[who];
      return answered(() => slack.submit(view, Object.fromEntries(values), { user, userTeam: team }));
    },
    async suggested(who, verb, argument) {
      const { team: workspace, user, channel } = people[who];
      const asker = { channel: { platform: 'slack', workspace, channel }, user };
      return JSON.stringify(await core.dispatcher.suggest(asker, verb, argument, ''));
    },
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
    posted: () => slack.messages.filter(isPost).length,
  };
}

const { EmbedLinks, ManageChannels, ManageGuild, MentionEveryone, SendMessages, ViewChannel } =
  PermissionFlagsBits;
const PLAIN = ViewChannel | SendMessages | EmbedLinks;
const MIGHTY = PLAIN | ManageGuild | ManageChannels | MentionEveryone;

export async function onDiscord(): Promise<World> {
  const { discord, core } = await useDiscord({ home: [`discord/${DISCORD.guild}`] });
  const here = { guild: DISCORD.guild, channel: DISCORD.channel };
  const there = { guild: '800000000000000002', channel: '700000000000000002' };
  const beside = '700000000000000003';
  const [inside, mods] = ['600000000000000001', '600000000000000002'];
  const person = (id: number) => `50000000000000000${id}`;
  const people = {
    owner: { user: person(1), memberPermissions: String(PLAIN), ...here },
    member: { user: person(2), memberPermissions: String(PLAIN), ...here },
    admin: { user: person(3), memberPermissions: String(MIGHTY), ...here },
    awayMember: { user: person(4), memberPermissions: String(PLAIN), ...there },
    awayAdmin: { user: person(5), memberPermissions: String(MIGHTY), ...there },
  } as const satisfies Record<Who, object>;
  discord.guilds.set(here.guild, {
    owner: person(9),
    roles: { [here.guild]: PLAIN, [inside]: MentionEveryone, [mods]: MIGHTY },
    members: {
      [DISCORD.application]: [inside],
      [person(1)]: [inside],
      [person(2)]: [],
      [person(3)]: [inside, mods],
    },
  });
  discord.channels.set(here.channel, { guild: here.guild });
  discord.channels.set(beside, {
    guild: here.guild,
    overwrites: [
      { id: here.guild, type: 0, deny: ViewChannel },
      { id: inside, type: 0, allow: ViewChannel },
    ],
  });
  const answered = async (act: () => Promise<unknown>) => {
    const before = discord.messages.length;
    await act();
    await discord.message((each) => discord.messages.indexOf(each) >= before && each.channel !== beside);
    return JSON.stringify(discord.messages.slice(before).map(({ embeds }) => embeds));
  };
  const called = (verb: string) => {
    const surface = commandSet.find(verb)?.surface ?? 'parcels';
    const name = commandSet.names[surface];
    return surface === 'track' ? { name } : { name, verb };
  };
  return {
    core,
    home: { platform: 'discord', workspace: here.guild, channel: here.channel },
    side: { platform: 'discord', workspace: here.guild, channel: beside },
    give: (who, verb, given) =>
      answered(() => discord.send({ ...called(verb), options: placed(given, `#${beside}`), ...people[who] })),
    press: (who, token) => answered(() => discord.press({ customId: token, ...people[who] })),
    async sendBack(who, verb, given, entered) {
      const { data } = await discord.send({ ...called(verb), options: given, ...people.owner });
      return answered(() => discord.submit(String(data?.custom_id), entered, people[who]));
    },
    async suggested(who, verb, argument) {
      const command = { ...called(verb), options: { [argument]: '' }, ...people[who] };
      return JSON.stringify(await discord.autocomplete(command, argument));
    },
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
      discord.messages.filter(
        ({ channel, kind }) => [here.channel, beside].includes(channel) && kind === 'post',
      ).length,
  };
}
