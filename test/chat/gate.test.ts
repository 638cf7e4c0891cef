import { describe, expect, it } from 'vitest';
import { createDoor } from '../../src/chat/door.ts';
import { createGate } from '../../src/chat/gate.ts';
import { createServing } from '../../src/chat/serving.ts';
import type { ChannelAccess } from '../../src/ports/channel-access.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';
import { recordingResponder } from '../support/recording-responder.ts';

const TRACK = '/track sto 402934299065';

interface Setup {
  readonly allowed?: readonly string[];
  readonly pace?: { readonly person: number; readonly workspace: number };
  /** Who belongs to the workspace of that name. */
  readonly members?: readonly string[];
}

async function setup({ allowed = [], pace = { person: 60, workspace: 600 }, members = [] }: Setup) {
  const core = await useCore();
  const { dispatcher, memory, services, logger, turns } = core;
  const { clock } = services;
  const access: ChannelAccess = {
    enter: async () => {
      throw new Error('Nobody reaches anywhere.');
    },
    belongsTo: async ({ workspace }) => members.includes(workspace),
  };
  const channels = new Map([['discord', access]]);
  const serves = createServing({ allowed, channels, clock });
  const gate = createGate({ serves, turns, pace, logger });
  const door = createDoor({ dispatcher, gate, memory, clock, logger });
  let visits = 0;
  const enter = async (text: string, origin = originAt('T1', 'C1')) => {
    const { shown, responder } = recordingResponder();
    visits += 1;
    await door.enter({ id: [`visit ${visits}`], origin, asked: { kind: 'text', text }, responder });
    return shown.map(({ to, card }) => ({ to, title: card.title, text: JSON.stringify(card) }));
  };
  return { ...core, door, gate, enter };
}

const inDiscord = (workspace: string, user = '5') => {
  const origin = originAt(workspace, '7', { user });
  return { ...origin, channel: { ...origin.channel, platform: 'discord' } };
};

describe('a workspace that is not served', () => {
  const allowed = ['slack/T1', 'discord/800000000000000001'];

  it.each([
    ['another Slack workspace', originAt('T2', 'C1')],
    ['another Discord server', inDiscord('800000000000000002')],
    ['a direct message of somebody who is in no such server', inDiscord('dm-6', '6')],
    ['a conversation between people', inDiscord('private-7')],
  ])('gets one plain sentence, and nothing else: %s', async (_, origin) => {
    const { enter, door, asked, subscriptions } = await setup({ allowed, members: ['dm-5'] });
    for (const text of [TRACK, '/parcels list', '/parcels help', '/parcels-admin account', 'nonsense']) {
      const shown = await enter(text, origin);
      expect(shown).toMatchObject([{ to: 'asker', title: 'This bot does not serve this place' }]);
    }
    const typing = { id: ['k'], asker: origin, verb: 'track', argument: 'carrier', typed: 'sto' };
    expect(await door.suggest(typing)).toEqual([]);
    expect(asked).toEqual([]);
    expect(await subscriptions.keys(origin.channel)).toEqual([]);
  });

  it.each([
    ['a workspace that is named', originAt('T1', 'C1')],
    ['a server that is named', inDiscord('800000000000000001')],
    ['a direct message of somebody who is in a server that is named', inDiscord('dm-5')],
  ])('is not %s', async (_, origin) => {
    const { enter } = await setup({ allowed, members: ['dm-5'] });
    expect(await enter(TRACK, origin)).toMatchObject([{ to: 'channel' }]);
  });

  it('is none where nobody is named', async () => {
    const { enter } = await setup({});
    expect(await enter(TRACK, inDiscord('dm-6'))).toMatchObject([{ to: 'channel' }]);
  });
});

describe('the pace of commands', () => {
  it('is so many at once and a minute for each person, said with when the next one can be given', async () => {
    const { enter, pass, asked } = await setup({ pace: { person: 3, workspace: 100 } });
    for (let index = 0; index < 3; index += 1) {
      expect(await enter('/parcels help')).toMatchObject([{ title: 'What you can type' }]);
    }
    const [slow] = await enter(TRACK);
    expect(slow).toMatchObject({ to: 'asker', title: 'That was too fast' });
    expect(slow?.text).toContain('A person can give 3 commands a minute');
    expect(slow?.text).toContain('in 20 seconds');
    expect(asked).not.toContain('create');
    expect(await enter(TRACK, originAt('T1', 'C1', { user: 'U2' }))).toMatchObject([{ to: 'channel' }]);
    pass(20_000);
    expect(await enter('/parcels help')).toMatchObject([{ title: 'What you can type' }]);
    expect(await enter('/parcels help')).toMatchObject([{ title: 'That was too fast' }]);
  });

  it('follows a person into other workspaces, and not to another platform', async () => {
    const { enter } = await setup({ pace: { person: 1, workspace: 100 } });
    await enter('/parcels help', originAt('T1', 'C1', { user: '5' }));
    const elsewhere = originAt('T2', 'C2', { user: '5' });
    expect(await enter('/parcels help', elsewhere)).toMatchObject([{ title: 'That was too fast' }]);
    expect(await enter('/parcels help', inDiscord('8', '5'))).toMatchObject([{ title: 'What you can type' }]);
  });

  it('is shared by a workspace, and another one has its own', async () => {
    const { enter } = await setup({ pace: { person: 100, workspace: 4 } });
    for (let index = 0; index < 4; index += 1) {
      await enter('/parcels help', originAt('T1', 'C1', { user: `U${index}` }));
    }
    const [slow] = await enter('/parcels help', originAt('T1', 'C1', { user: 'U9' }));
    expect(slow?.text).toContain('A workspace can give 4 commands a minute');
    const other = originAt('T2', 'C1', { user: 'U9' });
    expect(await enter('/parcels help', other)).toMatchObject([{ title: 'What you can type' }]);
  });

  it('counts letters apart, and suggests nothing to who is faster', async () => {
    const { door, enter } = await setup({ pace: { person: 2, workspace: 100 } });
    await enter(TRACK);
    const asker = originAt('T1', 'C1');
    const typed: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      const typing = { id: [`k${index}`], asker, verb: 'status', argument: 'number', typed: '4' };
      typed.push((await door.suggest(typing))?.length ?? -1);
    }
    expect(typed).toEqual([...Array(10).fill(1), 0, 0]);
    expect(await enter('/parcels help')).toMatchObject([{ title: 'What you can type' }]);
  });

  it('keeps nothing of people who have rested', async () => {
    const { enter, redis, prefix } = await setup({ pace: { person: 6_000, workspace: 6_000 } });
    await enter('/parcels help');
    const keys = await redis.keys(`{${prefix}}:turns:*`);
    for (const key of keys) expect(await redis.pttl(key)).toBeLessThanOrEqual(20);
  });
});
