import { describe, expect, it } from 'vitest';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { SLACK, type SlackMessage } from '../fakes/slack-server.ts';
import type { SlackConversation, SlackPerson } from '../fakes/slack-world.ts';
import { useSlack } from './use-platforms.ts';

const NUMBER = '402934299065';
const TARGET = 'C0TARGET';
const USER = 'U0USER';
const target: ChannelRef = { platform: 'slack', workspace: SLACK.team, channel: TARGET };

const textOf = ({ blocks }: SlackMessage) => JSON.stringify(blocks);

async function open(
  conversation: SlackConversation | null,
  person: SlackPerson = {},
  how: Parameters<typeof useSlack>[0] = {},
) {
  const { slack, core } = await useSlack(how);
  slack.conversations.set(SLACK.channel, { members: [USER], is_member: true });
  slack.conversations.set(TARGET, conversation);
  slack.people.set(USER, person);
  await slack.send({ command: '/track', text: `sto ${NUMBER}`, user: 'U0FIRST' });
  await slack.message((each) => textOf(each).includes('now follows'));
  const follow = (text: string, more = {}) => slack.send({ command: '/parcels', text, ...more });
  const answer = (says: RegExp) => slack.message((each) => says.test(textOf(each)));
  return { slack, core, follow, answer };
}

const PUBLIC: SlackConversation = { members: ['U0THERE'], creator: 'U0THERE' };
const PRIVATE: SlackConversation = { ...PUBLIC, is_private: true, is_member: true };
const crowd = Array.from({ length: 2_500 }, (_, index) => `U${index}`);

describe('another Slack channel is not reached', () => {
  it.each<[string, SlackConversation | null, SlackPerson, RegExp]>([
    ['that does not exist', null, {}, /no such channel/],
    ['that is private, and the asker is not in it', PRIVATE, {}, /no such channel/],
    ['that is private, and the bot is not in it', { ...PRIVATE, is_member: false }, {}, /no such channel/],
    ['of another workspace', { ...PUBLIC, context_team_id: 'T0OTHER' }, {}, /no such channel/],
    ['by a guest who is not in it', PUBLIC, { is_restricted: true }, /no such channel/],
    ['by a stranger', PUBLIC, { is_stranger: true }, /other organisations/],
    ['that is archived', { ...PUBLIC, is_archived: true }, {}, /archived/],
    ['that another organisation shares', { ...PUBLIC, is_ext_shared: true }, {}, /another organisation/],
    ['that the bot may not write into', { ...PUBLIC, is_read_only: true }, {}, /I may not write/],
    [
      'that only admins may write into',
      { ...PUBLIC, properties: { posting_restricted_to: { type: ['admin'] } } },
      {},
      /You may not write/,
    ],
  ])('%s', async (_, conversation, person, says) => {
    const { slack, core, follow, answer } = await open(conversation, person);
    await follow(`follow sto ${NUMBER} in=<#${TARGET}|there>`);
    expect(await answer(says)).toMatchObject({ responseType: 'ephemeral' });
    await follow(`follow carrier:sto in=#${TARGET}`);
    await follow(`unfollow carrier:sto in=${TARGET}`);
    expect(await core.subscriptions.keys(target)).toEqual([]);
    expect(await core.queries.list(target)).toEqual([]);
    expect(slack.messages.filter(({ channel }) => channel === TARGET)).toEqual([]);
  });

  it('out of a direct message, not even by somebody who is in it', async () => {
    const { core, follow, answer } = await open({ ...PRIVATE, members: [USER] });
    await follow(`follow sto ${NUMBER} in=#${TARGET}`, { channel: `D-${USER}` });
    await answer(/reaches you alone/);
    expect(await core.subscriptions.keys(target)).toEqual([]);
  });

  it('where Slack takes no post after all', async () => {
    const { slack, core, follow, answer } = await open(PUBLIC);
    slack.refuse('restricted_action');
    await follow(`follow sto ${NUMBER} in=#${TARGET}`);
    await answer(/I may not write/);
    expect(await core.subscriptions.keys(target)).toEqual([]);
  });
});

describe('another Slack channel is reached', () => {
  it.each<[string, SlackConversation, SlackPerson]>([
    ['that is public', PUBLIC, {}],
    ['that is private, by a member', { ...PRIVATE, members: [USER] }, {}],
    ['that is private and big, by a member', { ...PRIVATE, members: [...crowd, USER] }, {}],
    ['by a guest who is in it', { ...PUBLIC, members: [USER] }, { is_restricted: true }],
    [
      'that only some may write into, by one of them',
      { ...PUBLIC, properties: { posting_restricted_to: { type: [], user: [USER] } } },
      {},
    ],
  ])('%s', async (_, conversation, person) => {
    const { core, follow, answer } = await open(conversation, person);
    await follow(`follow sto ${NUMBER} in=#${TARGET}`);
    await answer(/Followed:/);
    expect(await core.subscriptions.keys(target)).toHaveLength(1);
  });

  it('and told once who set it up, calling nobody', async () => {
    const { slack, follow, answer } = await open(PUBLIC, {
      profile: { display_name: '<!channel> @everyone' },
    });
    await follow(`follow sto ${NUMBER} in=#${TARGET}`);
    await answer(/Followed:/);
    await follow(`follow sto ${NUMBER} only=key in=#${TARGET}`);
    await answer(/out for delivery, ready to collect, delivered/);
    const told = slack.messages.filter(({ channel }) => channel === TARGET);
    expect(told).toHaveLength(1);
    const [notice] = told.map(textOf);
    expect(notice).toContain(`(${USER}) set that up from another channel: STO Express …9065`);
    expect(notice).not.toMatch(/<!|<@|@everyone/);
    await follow('following', { channel: TARGET, user: 'U0THERE' });
    await answer(new RegExp(`set by ${USER} from another channel`));
  });

  it.each([
    ['unfollow', `unfollow sto ${NUMBER}`],
    ['stop', `stop sto ${NUMBER}`],
  ])('which ends it with %s, whoever is there', async (_, text) => {
    const { core, follow, answer } = await open(PUBLIC);
    await follow(`follow sto ${NUMBER} in=#${TARGET}`);
    await answer(/Followed:/);
    await follow(text, { channel: TARGET, user: 'U0ANYBODY' });
    await answer(/Stopped:/);
    expect(await core.subscriptions.keys(target)).toEqual([]);
  });

  it('which ends it with the button below the notice, and is paused', async () => {
    const { slack, core, follow, answer } = await open(PUBLIC);
    await follow(`follow carrier:sto in=#${TARGET}`);
    const notice = await answer(/set that up from another channel/);
    const [button] = notice.blocks.flatMap(({ type, elements }) => (type === 'actions' ? elements : []));
    await follow('pause', { channel: TARGET, user: 'U0THERE' });
    await answer(/This channel is paused/);
    await slack.press({ value: button.value, channel: TARGET, user: 'U0ANYBODY' });
    await answer(/Stopped: carrier:sto/);
    expect(await core.queries.list(target)).toEqual([]);
  });

  it('and the card’s own Stop ends it there and not here', async () => {
    const { slack, core, follow, answer } = await open(PUBLIC);
    await follow(`follow sto ${NUMBER} in=#${TARGET}`);
    const card = await answer(/Followed:/);
    const [button] = card.blocks.flatMap(({ type, elements }) => (type === 'actions' ? elements : []));
    await slack.press({ value: button.value });
    await answer(/Stopped:/);
    expect(await core.subscriptions.keys(target)).toEqual([]);
    expect(await core.subscriptions.keys({ ...target, channel: SLACK.channel })).toHaveLength(1);
  });
});
