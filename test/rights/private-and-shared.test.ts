import { describe, expect, it } from 'vitest';
import type { DiscordMessage } from '../fakes/discord-server.ts';
import { SLACK, type SlackMessage } from '../fakes/slack-server.ts';
import { commandSet } from '../support/cards.ts';
import { useDiscord, useSlack } from './use-platforms.ts';

const NUMBER = '402934288065';
const SECRETS = [NUMBER, 'Sandy', 'sandy@example.com'];
const PARTNER = 'U0PARTNER';
const PARTNER_TEAM = 'T0PARTNER';

/** What is shown, without what only buttons carry. */
const shownBy = ({ blocks }: SlackMessage) => JSON.stringify(blocks.filter(({ type }) => type !== 'actions'));
const text = `sto ${NUMBER} title=Kettle customer=Sandy email=sandy@example.com`;

const INSTALLATIONS = [
  ['with the scope to look at it', {}],
  ['in an installation from before', { scopes: ['chat:write', 'im:write', 'users:read'] }],
] as const;

describe('a direct message on Slack', () => {
  it.each(INSTALLATIONS)('costs Slack no request for each command, %s', async (_, how) => {
    const { slack } = await useSlack(how);
    const say = (text: string) => slack.send({ command: '/parcels', text, channel: 'D-U0USER' });
    await say('help');
    await slack.message(() => slack.messages.length === 1);
    const before = slack.calls.length;
    for (let index = 0; index < 20; index += 1) await say('help');
    await slack.message(() => slack.messages.length === 21);
    expect(slack.calls.slice(before)).toEqual([]);
  });

  it.each(INSTALLATIONS)(
    'is private where it is the bot’s own, and not between two people, %s',
    async (_, how) => {
      const { slack } = await useSlack(how);
      const track = (channel: string) => slack.send({ command: '/track', text, channel });
      const answerIn = (channel: string) =>
        slack.message((each) => each.channel === channel && shownBy(each).includes('follows the parcel'));
      await track('D0BETWEEN');
      const between = await answerIn('D0BETWEEN');
      expect(between).toMatchObject({ responseType: 'in_channel' });
      for (const secret of SECRETS) expect(shownBy(between)).not.toContain(secret);
      await track('D-U0USER');
      expect(shownBy(await answerIn('D-U0USER'))).toContain(NUMBER);
    },
  );
});

describe('a direct message on Discord', () => {
  it.each([
    ['with the bot', 1, true],
    ['between people', 2, false],
  ])('%s', async (_, context, isPrivate) => {
    const { discord } = await useDiscord();
    const options = { carrier: 'sto', number: NUMBER, customer: 'Sandy' };
    await discord.send({ name: 'track', options, guild: null, channel: '400000000000000001', context });
    const shown = (each: DiscordMessage) => JSON.stringify(each.embeds);
    const card = await discord.message((each) => shown(each).includes('follows the parcel'));
    expect(shown(card).includes(NUMBER)).toBe(isPrivate);
  });
});

describe('somebody of another organisation, in a channel that is shared', () => {
  async function open() {
    const { slack, core } = await useSlack();
    await slack.send({ command: '/track', text: `${text} order=ORD-4711` });
    const card = await slack.message((each) => shownBy(each).includes('now follows'));
    await slack.send({ command: '/track', text: 'sto 402934299077 title=Hidden', channel: 'C0ELSE' });
    await slack.message(({ channel }) => channel === 'C0ELSE');
    slack.people.set(PARTNER, { team_id: PARTNER_TEAM });
    const before = slack.messages.length;
    /** What they have been shown since. */
    const seen = () => slack.messages.slice(before).map(shownBy).join('\n');
    const next = (says: RegExp) => slack.message((each) => says.test(shownBy(each)));
    return { slack, core, card, seen, next };
  }

  const asPartner = { user: PARTNER, userTeam: PARTNER_TEAM };

  it('looks at what everybody there has been shown, and is told no more', async () => {
    const { slack, seen, next } = await open();
    for (const command of ['list', 'following', `status sto ${NUMBER}`, 'list carrier:sto', 'why Kettle']) {
      await slack.mention(command, asPartner);
    }
    await next(/1 parcel followed here/);
    await next(/set by U0USER/);
    await next(/Origin courier/);
    await next(/Why: Kettle/);
    expect(seen()).toContain('…8065');
    for (const secret of [...SECRETS, 'ORD-4711', 'Hidden', '9077']) expect(seen()).not.toContain(secret);
  });

  it('is told nothing of what other channels follow', async () => {
    const { slack, seen, next } = await open();
    await slack.mention('status sto 402934299077', asPartner);
    await next(/does not follow that parcel/);
    const before = slack.messages.length;
    await slack.mention('why sto 402934299077', asPartner);
    await slack.message((each) => slack.messages.indexOf(each) >= before);
    expect(seen()).not.toContain('Courier last asked');
    await slack.mention('status nosuch', asPartner);
    await next(/Which parcel/);
    for (const secret of [...SECRETS, 'Hidden']) expect(seen()).not.toContain(secret);
  });

  const FORBIDDEN = commandSet.all.filter(({ forOutsiders }) => !forOutsiders).map(({ verb }) => verb);

  it('changes, spends and takes away nothing, whatever is typed or pressed', async () => {
    const { slack, core, card, next } = await open();
    const asked = core.asked.length;
    const before = JSON.stringify(await core.queries.list());
    for (const verb of FORBIDDEN) {
      await slack.mention(`${verb} sto ${NUMBER}`, asPartner);
      const value = `${verb};;parcel=sto/${NUMBER}`;
      await slack.press({ value, user: PARTNER, userTeam: PARTNER_TEAM });
    }
    const buttons = card.blocks.flatMap(({ type, elements }) => (type === 'actions' ? elements : []));
    for (const { value = '' } of buttons) {
      await slack.press({ value, user: PARTNER, userTeam: PARTNER_TEAM });
    }
    const refused = () => slack.messages.filter((each) => /other organisations/.test(shownBy(each)));
    // Answers come in any order: each of the commands and its button must have had one.
    await slack.message(() => refused().length >= 2 * FORBIDDEN.length);
    await slack.mention('help', asPartner);
    await next(/What you can type/);
    expect(slack.views).toEqual([]);
    expect(slack.uploads).toEqual([]);
    expect(core.asked.slice(asked).filter((each) => each !== 'get')).toEqual([]);
    expect(JSON.stringify(await core.queries.list())).toBe(before);
    const here = { platform: 'slack', workspace: SLACK.team, channel: SLACK.channel };
    expect(await core.subscriptions.keys(here)).toHaveLength(1);
  });

  it('sends back no form that somebody else opened, and is known by what Slack says of them alone', async () => {
    const { slack, core, next } = await open();
    await slack.send({ command: '/parcels', text: `edit sto ${NUMBER}` });
    const view = await slack.view();
    const asked = core.asked.length;
    await slack.submit(view, { title: { type: 'plain_text_input', value: 'Theirs' } }, asPartner);
    await next(/other organisations/);
    slack.people.set('U0STRANGE', { is_stranger: true });
    await slack.send({ command: '/parcels', text: `edit sto ${NUMBER} title=Theirs`, user: 'U0STRANGE' });
    await slack.send({ command: '/parcels', text: `edit sto ${NUMBER} title=Theirs`, user: PARTNER });
    const refused = () => slack.messages.filter((each) => /other organisations/.test(shownBy(each)));
    await slack.message(() => refused().length === 3);
    expect(core.asked.slice(asked)).not.toContain('edit');
  });

  it('of the same organisation is at home in each of its workspaces', async () => {
    const { slack, next } = await open();
    slack.people.set('U0COLLEAGUE', {
      team_id: 'T0SISTER',
      enterprise_user: { teams: ['T0SISTER', SLACK.team] },
    });
    await slack.mention(`mute sto ${NUMBER}`, { user: 'U0COLLEAGUE', userTeam: 'T0SISTER' });
    // A member, but nobody who may mute what somebody else follows.
    await next(/stop, mute or change/);
  });
});

it('what is tracked in a private Slack channel stays there, whatever its id begins with', async () => {
  const { slack } = await useSlack();
  slack.conversations.set('C0SECRET', { is_private: true, is_member: true });
  slack.conversations.set('C0OPEN', {});
  await slack.send({ command: '/track', text: 'sto 402934288065 title=Secret', channel: 'C0SECRET' });
  await slack.send({ command: '/track', text: 'sto 402934288066 title=Known', channel: 'C0OPEN' });
  for (const title of ['Secret', 'Known']) await slack.message((each) => shownBy(each).includes(title));
  await slack.send({ command: '/parcels', text: 'list carrier:sto' });
  const list = await slack.message((each) => /1 parcel found/.test(shownBy(each)));
  expect(shownBy(list)).toContain('Known');
  expect(shownBy(list)).not.toContain('Secret');
});
