import { describe, expect, it } from 'vitest';
import type { Origin } from '../../src/chat/command.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const STO = 'sto 402934299065';

/** Somebody in the first channel who holds these roles. */
function person(user: string, roles: readonly string[] = [], more: Partial<Origin> = {}): Origin {
  const holds = async (role: string) => roles.includes(role);
  return originAt('T1', 'C1', { user, roles: { holds, describe: (role) => `the ${role}` }, ...more });
}

const [owner, other] = [person('U0OWNER'), person('U0OTHER')];
const manager = person('U0MANAGER', ['managers']);
const here = owner.channel;
const CHANGES = ['numbers=full', 'only=key', 'quiet=22:00-07:00', 'digest=08:30', 'as=card', 'close=off'];

describe('what a channel has chosen', () => {
  it.each(CHANGES)('is shown to everybody, and changed by those alone who manage it: %s', async (change) => {
    const { say, settings } = await useCore();
    expect(await say('/parcels settings', other)).toMatchObject({ outcome: 'ok' });
    expect(await say(`/parcels settings ${change}`, other)).toMatchObject({
      outcome: 'not-allowed',
      shown: expect.stringContaining('Allowed to change what a channel has chosen are: the managers'),
    });
    expect(await settings.read(here)).toEqual(DEFAULT_SETTINGS);
    expect(await say(`/parcels settings ${change}`, manager)).toMatchObject({ outcome: 'ok' });
    expect(await settings.read(here)).not.toEqual(DEFAULT_SETTINGS);
  });

  it('is changed with its menus by those alone as well', async () => {
    const { say, press, settings } = await useCore();
    const { buttons } = await say('/parcels settings', other);
    for (const token of Object.values(buttons)) {
      expect(await press(token, {}, other)).toMatchObject({ outcome: 'not-allowed' });
    }
    expect(Object.keys(buttons).length).toBeGreaterThan(5);
    expect(await settings.read(here)).toEqual(DEFAULT_SETTINGS);
  });

  it('is everybody’s own in a direct message', async () => {
    const { say } = await useCore();
    const alone = person('U0OTHER', [], { isPrivate: true });
    for (const text of ['settings only=key', 'settings mention=here', 'pause', 'pause off=yes']) {
      expect(await say(`/parcels ${text}`, alone)).toMatchObject({ outcome: 'ok' });
    }
  });
});

describe('a pause', () => {
  it('is for those who manage the channel, and so is its end', async () => {
    const { say, settings } = await useCore();
    expect(await say('/parcels pause', other)).toMatchObject({ outcome: 'not-allowed' });
    expect(await settings.read(here)).toEqual(DEFAULT_SETTINGS);
    const paused = await say('/parcels pause', manager);
    expect(paused).toMatchObject({ outcome: 'ok' });
    expect(await say('/parcels pause off=yes', other)).toMatchObject({ outcome: 'not-allowed' });
    expect((await settings.read(here)).paused).not.toBeNull();
  });
});

describe('what somebody else follows', () => {
  const ENDS = [`stop ${STO}`, `unfollow ${STO}`, `mute ${STO} 8h`, `follow ${STO} only=key`];

  it.each(ENDS)('is not ended or changed by %s', async (text) => {
    const { say, subscriptions } = await useCore();
    await say(`/track ${STO}`, owner);
    const key = { carrier: 'sto', number: '402934299065' };
    const before = await subscriptions.read(key, here);
    expect(await say(`/parcels ${text}`, other)).toMatchObject({
      outcome: 'not-allowed',
      shown: expect.stringContaining('the managers'),
    });
    expect(await subscriptions.read(key, here)).toEqual(before);
    for (const allowed of [owner, manager]) {
      await say(`/track ${STO}`, owner);
      expect(await say(`/parcels ${text}`, allowed)).toMatchObject({ outcome: 'ok' });
    }
  });

  it('is not taken over by tracking it again, whatever it is called', async () => {
    const { say, subscriptions } = await useCore();
    await say(`/track ${STO}`, owner);
    await say(`/parcels follow ${STO} only=key mention=me`, owner);
    await say(`/track ${STO} title=Mine`, other);
    await say(`/parcels follow ${STO}`, other);
    const [subscription] = await subscriptions.list(here);
    expect(subscription?.subscription).toMatchObject({
      by: 'U0OWNER',
      wishes: { only: 'key', mention: 'me' },
    });
    expect(await say(`/parcels stop ${STO}`, other)).toMatchObject({ outcome: 'not-allowed' });
  });

  it('by a query is no different', async () => {
    const { say, queries } = await useCore();
    await say('/parcels follow carrier:sto only=key', owner);
    const before = await queries.list(here);
    for (const text of ['follow carrier:sto', 'follow carrier:sto only=all', 'unfollow carrier:sto']) {
      expect(await say(`/parcels ${text}`, other)).toMatchObject({ outcome: 'not-allowed' });
    }
    expect(await queries.list(here)).toEqual(before);
    expect(await say('/parcels unfollow carrier:sto', manager)).toMatchObject({ outcome: 'ok' });
  });
});

describe('mention=here', () => {
  it.each([`follow ${STO} mention=here`, 'follow carrier:sto mention=here', 'settings mention=here'])(
    'is for who may call everyone without the bot: %s',
    async (text) => {
      const { say, subscriptions, queries, settings } = await useCore();
      await say(`/track ${STO}`, owner);
      const caller = person('U0OWNER', ['callers', 'managers']);
      const silent = person('U0OWNER', ['managers', 'admins']);
      expect(await say(`/parcels ${text}`, silent)).toMatchObject({
        outcome: 'not-allowed',
        shown: expect.stringContaining('the callers'),
      });
      const wishes = async () => [
        ...(await subscriptions.list(here)).map(({ subscription }) => subscription.wishes),
        ...(await queries.list(here)).map((each) => each.wishes),
        (await settings.read(here)).wishes,
      ];
      expect(JSON.stringify(await wishes())).not.toContain('here');
      expect(await say(`/parcels ${text}`, caller)).toMatchObject({ outcome: 'ok' });
      expect(JSON.stringify(await wishes())).toContain('here');
    },
  );
});

it('what calls everyone outlives the right to, is told of wherever it stands, and ended by a manager', async () => {
  const { say, subscriptions, queries } = await useCore();
  await say(`/track ${STO}`, owner);
  const caller = person('U0OWNER', ['callers']);
  for (const what of [STO, 'carrier:sto']) await say(`/parcels follow ${what} mention=here`, caller);
  // Another wish of somebody who may not call everyone any more leaves that as it was.
  expect(await say(`/parcels follow ${STO} only=key`, owner)).toMatchObject({ outcome: 'ok' });
  const [subscription] = await subscriptions.list(here);
  expect(subscription?.subscription.wishes).toMatchObject({ only: 'key', mention: 'here' });
  const { shown } = await say('/parcels following', other);
  expect(shown.match(/everyone here is called on problems[^"]*set by U0OWNER/g)).toHaveLength(2);
  for (const what of [STO, 'carrier:sto']) {
    expect(await say(`/parcels unfollow ${what}`, other)).toMatchObject({ outcome: 'not-allowed' });
    expect(await say(`/parcels unfollow ${what}`, manager)).toMatchObject({ outcome: 'ok' });
  }
  expect([await subscriptions.list(here), await queries.list(here)]).toEqual([[], []]);
});

describe('queries', () => {
  it('are as many for a channel and a workspace as can be asked about', async () => {
    const { say, queries } = await useCore();
    const query = (index: number) => `carrier:sto title:name${index}`;
    const at = (channel: string) => originAt('T1', channel, { user: 'U0OWNER' });
    const fill = async (channel: string, count: number) => {
      for (let index = 0; index < count; index += 1) {
        const wish = { query: query(index), by: 'U0OWNER', at: 0, wishes: {} };
        await queries.add({ ...wish, channel: at(channel).channel }, { channel: 25, workspace: 200 });
      }
    };
    await fill('C1', 24);
    expect(await say(`/parcels follow ${query(24)}`, at('C1'))).toMatchObject({ outcome: 'ok' });
    expect(await say(`/parcels follow ${query(25)}`, at('C1'))).toMatchObject({
      outcome: 'too-many-queries',
      shown: expect.stringContaining('A channel can follow 25 of them'),
    });
    expect(await say(`/parcels follow ${query(3)} only=key`, at('C1'))).toMatchObject({ outcome: 'ok' });
    for (let channel = 2; channel <= 8; channel += 1) await fill(`C${channel}`, 25);
    expect(await say(`/parcels follow ${query(1)}`, at('C9'))).toMatchObject({
      shown: expect.stringContaining('A workspace can follow 200'),
    });
    const elsewhere = originAt('T2', 'C1', { user: 'U0OWNER' });
    expect(await say(`/parcels follow ${query(1)}`, elsewhere)).toMatchObject({ outcome: 'ok' });
  });

  it('are no more of them when many are asked for at once', async () => {
    const { say, queries } = await useCore();
    const at = originAt('T1', 'C1', { user: 'U0OWNER' });
    const follow = (_: unknown, index: number) => say(`/parcels follow carrier:sto title:name${index}`, at);
    const outcomes = (await Promise.all(Array.from({ length: 40 }, follow))).map(({ outcome }) => outcome);
    expect(outcomes.filter((each) => each === 'too-many-queries')).toHaveLength(15);
    expect(await queries.list(at.channel)).toHaveLength(25);
  });
});
