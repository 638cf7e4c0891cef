import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { DISCORD, type DiscordMessage } from '../fakes/discord-server.ts';
import type { DiscordChannel, DiscordGuild } from '../fakes/discord-world.ts';
import { useDiscord } from './use-platforms.ts';

const NUMBER = '402934299065';
const { guild: GUILD, application: BOT, user: USER } = DISCORD;
const OTHER_GUILD = '800000000000000002';
const TARGET = '700000000000000002';
const PARENT = '700000000000000003';
const [CREW, ADMINS, BOTS] = ['600000000000000001', '600000000000000002', '600000000000000003'];
const { Administrator, EmbedLinks, ManageChannels, MentionEveryone, SendMessagesInThreads } =
  PermissionFlagsBits;
const { ViewChannel: SEE, SendMessages: WRITE } = PermissionFlagsBits;
const target: ChannelRef = { platform: 'discord', workspace: GUILD, channel: TARGET };

const SERVER: DiscordGuild = {
  owner: '500000000000000009',
  roles: { [GUILD]: SEE | WRITE | EmbedLinks, [CREW]: 0n, [ADMINS]: Administrator, [BOTS]: 0n },
  members: { [BOT]: [BOTS], [USER]: [], '500000000000000002': [] },
};
const OPEN: DiscordChannel = { guild: GUILD };
const everyone = (more: { allow?: bigint; deny?: bigint }) => ({ id: GUILD, type: 0 as const, ...more });
const role = (id: string, more: { allow?: bigint; deny?: bigint }) => ({ id, type: 0 as const, ...more });
const member = (id: string, more: { allow?: bigint; deny?: bigint }) => ({ id, type: 1 as const, ...more });

const textOf = ({ embeds }: DiscordMessage) => JSON.stringify(embeds);

async function open(channels: Readonly<Record<string, DiscordChannel>>, server: DiscordGuild = SERVER) {
  const { discord, core } = await useDiscord();
  discord.guilds.set(GUILD, server);
  discord.guilds.set(OTHER_GUILD, { ...SERVER, members: { [BOT]: [], [USER]: [] } });
  discord.channels.set(DISCORD.channel, OPEN);
  for (const [id, channel] of Object.entries(channels)) discord.channels.set(id, channel);
  const answer = (says: RegExp) => discord.message((each) => says.test(textOf(each)));
  const give = (verb: string, options: Readonly<Record<string, string>>, more = {}) =>
    discord.send({ name: 'parcels', verb, options, ...more });
  await discord.send({ name: 'track', options: { carrier: 'sto', number: NUMBER } });
  await answer(/now follows/);
  return { discord, core, give, answer };
}

const follow = { what: `sto ${NUMBER}`, in: `#${TARGET}` };

describe('another Discord channel is not reached', () => {
  it.each<[string, Readonly<Record<string, DiscordChannel>>, RegExp, DiscordGuild?]>([
    ['that does not exist', {}, /no such channel/],
    ['of another server', { [TARGET]: { guild: OTHER_GUILD } }, /no such channel/],
    [
      'that the asker cannot see',
      { [TARGET]: { ...OPEN, overwrites: [everyone({ deny: SEE }), role(BOTS, { allow: SEE })] } },
      /no such channel/,
    ],
    [
      'that the bot cannot see',
      { [TARGET]: { ...OPEN, overwrites: [member(BOT, { deny: SEE })] } },
      /no such channel/,
    ],
    [
      'that the asker may not write into',
      { [TARGET]: { ...OPEN, overwrites: [member(USER, { deny: WRITE })] } },
      /You may not write/,
    ],
    [
      'that a role of the asker may not write into',
      { [TARGET]: { ...OPEN, overwrites: [role(CREW, { deny: WRITE })] } },
      /You may not write/,
      { ...SERVER, members: { ...SERVER.members, [USER]: [CREW] } },
    ],
    [
      'that the bot may not write into',
      { [TARGET]: { ...OPEN, overwrites: [member(BOT, { deny: WRITE })] } },
      /I may not write/,
    ],
    [
      'that the bot may put no cards into',
      { [TARGET]: { ...OPEN, overwrites: [member(BOT, { deny: EmbedLinks })] } },
      /I may not write/,
    ],
    ['by a member at rest', { [TARGET]: OPEN }, /You may not write/, { ...SERVER, atRest: [USER] }],
    ['that only holds others', { [TARGET]: { ...OPEN, type: 4 } }, /You may not write/],
    [
      'that is a private thread of others',
      { [PARENT]: OPEN, [TARGET]: { ...OPEN, type: 12, parent: PARENT } },
      /no such channel/,
    ],
    [
      'that is a thread, where one may write into the channel alone',
      { [PARENT]: OPEN, [TARGET]: { ...OPEN, type: 11, parent: PARENT } },
      /You may not write/,
    ],
  ])('%s', async (_, channels, says, server) => {
    const { discord, core, give, answer } = await open(channels, server);
    await give('follow', follow);
    expect(await answer(says)).toMatchObject({ flags: 64 });
    await give('follow', { ...follow, what: 'carrier:sto' });
    await give('unfollow', follow);
    for (const workspace of [GUILD, OTHER_GUILD]) {
      expect(await core.subscriptions.keys({ ...target, workspace })).toEqual([]);
      expect(await core.queries.list({ ...target, workspace })).toEqual([]);
    }
    expect(discord.messages.filter(({ channel }) => channel === TARGET)).toEqual([]);
  });

  it('out of a direct message', async () => {
    const { core, give, answer } = await open({ [TARGET]: OPEN });
    await give('follow', follow, { guild: null, channel: '400000000000000001' });
    await answer(/reaches you alone/);
    for (const workspace of [GUILD, `dm-${USER}`]) {
      expect(await core.subscriptions.keys({ ...target, workspace })).toEqual([]);
    }
  });
});

describe('another Discord channel is reached', () => {
  const threaded = { ...SERVER.roles, [GUILD]: SEE | WRITE | EmbedLinks | SendMessagesInThreads };

  it.each<[string, Readonly<Record<string, DiscordChannel>>, DiscordGuild?]>([
    ['where everybody may', { [TARGET]: OPEN }],
    [
      'by a role that may',
      { [TARGET]: { ...OPEN, overwrites: [everyone({ deny: WRITE }), role(CREW, { allow: WRITE })] } },
      { ...SERVER, members: { [BOT]: [CREW], [USER]: [CREW] } },
    ],
    [
      'by somebody for whom an exception is made',
      {
        [TARGET]: {
          ...OPEN,
          overwrites: [role(CREW, { deny: WRITE }), member(USER, { allow: WRITE })],
        },
      },
      { ...SERVER, members: { ...SERVER.members, [USER]: [CREW] } },
    ],
    [
      'by an administrator, whatever it says',
      {
        [TARGET]: {
          ...OPEN,
          overwrites: [everyone({ deny: SEE | WRITE }), member(BOT, { allow: SEE | WRITE })],
        },
      },
      { ...SERVER, members: { ...SERVER.members, [USER]: [ADMINS] } },
    ],
    ['by the owner of the server', { [TARGET]: OPEN }, { ...SERVER, owner: USER }],
    [
      'that is a thread',
      { [PARENT]: OPEN, [TARGET]: { ...OPEN, type: 11, parent: PARENT } },
      { ...SERVER, roles: threaded },
    ],
    [
      'that is a private thread, by who is in it',
      { [PARENT]: OPEN, [TARGET]: { ...OPEN, type: 12, parent: PARENT, members: [USER] } },
      { ...SERVER, roles: threaded },
    ],
  ])('%s', async (_, channels, server) => {
    const { core, give, answer } = await open(channels, server);
    await give('follow', follow);
    await answer(/Followed:/);
    expect(await core.subscriptions.keys(target)).toHaveLength(1);
  });

  it('and told once who set it up, calling nobody; it ends it with its own button', async () => {
    const { discord, core, give, answer } = await open({ [TARGET]: OPEN });
    await give('follow', { ...follow, what: 'carrier:sto text:"@everyone"' });
    await answer(/Followed:/);
    const [notice, ...more] = discord.messages.filter(({ channel }) => channel === TARGET);
    if (!notice) throw new Error('The channel was not told.');
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: 'post', allowed_mentions: { parse: [] } });
    expect(textOf(notice)).toContain(`Dana (${USER}) set that up from another channel`);
    expect(textOf(notice)).not.toContain('@everyone');
    await give('following', {}, { channel: TARGET, user: '500000000000000002' });
    await answer(new RegExp(`set by ${USER} from another channel`));
    const button = notice.components?.[0].components[0];
    const there = { channel: TARGET, user: '500000000000000002', memberPermissions: String(SEE | WRITE) };
    await discord.press({ customId: button.custom_id, ...there });
    await answer(/Stopped: carrier:sto/);
    expect(await core.queries.list(target)).toEqual([]);
  });

  it('as who may there: to call everyone, or to end what others set up', async () => {
    const { discord, core, give, answer } = await open({
      [TARGET]: { ...OPEN, overwrites: [member(USER, { deny: MentionEveryone })] },
    });
    await give('follow', { ...follow, mention: 'here' });
    await answer(/have everyone called/);
    const others = { channel: TARGET, user: '500000000000000002' };
    await discord.send({ name: 'track', options: { carrier: 'sto', number: NUMBER }, ...others });
    await discord.message(
      ({ channel, embeds }) => channel === TARGET && /now follows/.test(JSON.stringify(embeds)),
    );
    await give('unfollow', follow);
    await answer(/stop, mute or change what somebody else follows/);
    expect(await core.subscriptions.keys(target)).toHaveLength(1);
    discord.channels.set(TARGET, { ...OPEN, overwrites: [member(USER, { allow: ManageChannels })] });
    await give('unfollow', follow);
    await answer(/Stopped:/);
  });

  it('the asker’s own direct message, by an option of its own', async () => {
    const { core, give, answer } = await open({});
    await give('follow', { what: 'carrier:sto', me: 'yes' });
    await answer(/Followed:/);
    expect(await core.queries.list()).toMatchObject([{ channel: { workspace: `dm-${USER}` } }]);
  });
});
