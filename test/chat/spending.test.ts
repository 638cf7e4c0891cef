import { describe, expect, it } from 'vitest';
import { failure, success } from '../../src/domain/result.ts';
import type { NewParcel } from '../../src/ports/provider-data.ts';
import type { TrackingApi } from '../../src/ports/tracking-provider.ts';
import { useCore } from '../support/core.ts';
import { createGate } from '../support/gate.ts';
import { originAt } from '../support/origin.ts';

const DAY_MS = 24 * 60 * 60_000;
const [one, other] = [originAt('T1', 'C1', { user: 'U1' }), originAt('T1', 'C1', { user: 'U2' })];
const number = (index: number) => `4029342990${String(index).padStart(2, '0')}`;
const limited = (person: number, workspace: number, change = {}) =>
  useCore(change, undefined, { units: { person, workspace }, home: ['slack/T1'] });
const track = (index: number) => `/track sto ${number(index)}`;

describe('what is used up of the quota', () => {
  it('is limited for a person and a day, said with the limit and when it is free again', async () => {
    const { say, pass, asked } = await limited(3, 100);
    for (let index = 1; index <= 3; index += 1)
      expect(await say(track(index), one)).toMatchObject({ outcome: 'ok' });
    const refused = await say(track(4), one);
    expect(refused).toMatchObject({ outcome: 'units-used-up' });
    expect(refused.shown).toContain('A person may use up 3 of the quota in a day; nothing is left');
    expect(refused.shown).toContain('A new day begins in 12 hours');
    expect(asked.filter((name) => name === 'create')).toHaveLength(3);
    expect(await say(track(4), other)).toMatchObject({ outcome: 'ok' });
    pass(DAY_MS / 2 - 1);
    expect(await say(track(5), one)).toMatchObject({ outcome: 'units-used-up' });
    pass(1);
    expect(await say(track(5), one)).toMatchObject({ outcome: 'ok' });
  });

  it('is limited for a workspace, whoever of it asks', async () => {
    const { say } = await limited(100, 2);
    await say(track(1), one);
    await say(track(2), other);
    const refused = await say(track(3), originAt('T1', 'C9', { user: 'U3' }));
    expect(refused.shown).toContain('A workspace may use up 2 of the quota in a day');
    expect(await say(track(3), originAt('T2', 'C1', { user: 'U4' }))).toMatchObject({ outcome: 'ok' });
  });

  it('is not used up by what costs nothing: what is there already, looking, following', async () => {
    const { say } = await limited(2, 100);
    await say(track(1), other);
    for (const text of [track(1), track(1), '/parcels list', `/parcels status sto ${number(1)}`]) {
      expect(await say(text, one)).toMatchObject({ outcome: 'ok' });
    }
    for (const index of [2, 3]) expect(await say(track(index), one)).toMatchObject({ outcome: 'ok' });
    expect(await say(track(4), one)).toMatchObject({ outcome: 'units-used-up' });
  });

  it('is given back where the service took nothing, and not where nobody knows', async () => {
    let answer: 'number-rejected' | 'provider-unavailable' = 'number-rejected';
    const create = async () =>
      failure(answer === 'number-rejected' ? { code: answer } : { code: answer, reason: 'away' });
    const { say } = await limited(2, 100, { create });
    for (let index = 1; index <= 5; index += 1) {
      expect(await say(track(index), one)).toMatchObject({ outcome: 'number-rejected' });
    }
    answer = 'provider-unavailable';
    await say(track(6), one);
    await say(track(7), one);
    expect(await say(track(8), one)).toMatchObject({ outcome: 'units-used-up' });
  });

  it('is not given back where an earlier request may have added what is there, its answer lost', async () => {
    const create = async () => failure({ code: 'tracking-exists', mayBeOurs: true } as const);
    const createMany: TrackingApi['createMany'] = async (parcels) =>
      success({
        added: [],
        refused: parcels.map(({ key }) => ({ key, problem: { code: 'tracking-exists', mayBeOurs: true } })),
      });
    const { say } = await limited(4, 100, { create, createMany });
    await say(track(1), one);
    expect(await say(`/track sto ${number(2)} ${number(3)} ${number(4)}`, one)).toMatchObject({
      outcome: 'ok',
    });
    expect(await say(track(5), one)).toMatchObject({ outcome: 'units-used-up' });
  });

  it('is not given back on the next day, on which it was not booked', async () => {
    const asked = createGate();
    const create = async (wanted: NewParcel) => {
      if (wanted.key.number !== number(1)) return failure({ code: 'provider-unavailable', reason: 'away' });
      await asked.stop();
      return failure({ code: 'number-rejected' });
    };
    const { say, pass } = await limited(1, 100, { create });
    const overnight = say(track(1), one);
    await asked.reached();
    pass(DAY_MS);
    await say(track(2), one);
    asked.open();
    expect(await overnight).toMatchObject({ outcome: 'number-rejected' });
    expect(await say(track(3), one)).toMatchObject({ outcome: 'units-used-up' });
  });

  it.each([
    ['a person', 60, 1_000, [one, one, one]],
    ['a workspace', 1_000, 100, [one, other, originAt('T1', 'C9', { user: 'U3' })]],
  ])(
    'is never more than %s may use up, however many imports run at the same time',
    async (_, person, workspace, people) => {
      const { say, press, sandbox, asked } = await limited(person, workspace);
      const most = Math.min(person, workspace);
      const linesOf = (at: number) =>
        Array.from({ length: 50 }, (_, index) => `sto 40293430${at}${String(index).padStart(3, '0')}`).join(
          '\n',
        );
      // Each is within the limit by itself.
      const plans = await Promise.all(people.map((who, at) => say(`/parcels import ${linesOf(at)}`, who)));
      const done = await Promise.all(
        plans.map(({ buttons }, at) => press(Object.values(buttons)[0] ?? '', {}, people[at])),
      );
      expect(asked.filter((name) => name === 'createMany').length).toBeGreaterThan(1);
      expect(sandbox.world.trackings.size).toBeLessThanOrEqual(most);
      expect(sandbox.world.trackings.size).toBeGreaterThan(most - 40);
      expect(done.map(({ shown }) => shown).join()).toMatch(
        /more of the quota than a (person|workspace) has/,
      );
    },
  );

  it('is counted before an import begins, however it is given', async () => {
    const { say, asked } = await limited(5, 100);
    const all = [1, 2, 3, 4, 5, 6].map(number);
    const lines = all.map((each) => `sto ${each}`).join('; ');
    const refused = await say(`/parcels import ${lines}`, one);
    expect(refused).toMatchObject({ outcome: 'units-used-up' });
    expect(refused.shown).toContain('5 are left of them, and this takes 6');
    const several = await say(`/track sto ${all.join(' ')}`, one);
    expect(several.shown).toContain('"Failed","value":"6 lines"');
    expect(several.shown).toContain('more of the quota than a person has in a day');
    expect(asked).not.toContain('createMany');
    expect(await say(`/parcels import ${lines.split('; ').slice(1).join('; ')}`, one)).toMatchObject({
      outcome: 'ok',
    });
  });

  it('is counted for every question that costs', async () => {
    const { say, asked } = await limited(1, 100);
    for (let index = 0; index < 5; index += 1) {
      expect(await say(`/parcels remote US 9021${index}`, one)).toMatchObject({ outcome: 'ok' });
    }
    expect(await say('/parcels remote US 90215', one)).toMatchObject({ outcome: 'units-used-up' });
    expect(await say(`/track ${number(7)}`, one)).toMatchObject({ outcome: 'units-used-up' });
    expect(await say('/parcels-admin air 172-00000011', one)).toMatchObject({ outcome: 'units-used-up' });
    expect(asked.filter((name) => name === 'remoteAreas')).toHaveLength(5);
    expect(asked).not.toContain('detectCarrier');
  });

  it('is a right, and bringing in several at once is one more', async () => {
    const roles = { holds: async (role: string) => role === 'spender', describe: (role: string) => role };
    const poor = { ...roles, holds: async () => false };
    const rights = { spend: ['spender'], import: ['importer'] };
    const { say, asked } = await useCore({}, undefined, { rights });
    const without = originAt('T1', 'C1', { roles: poor });
    for (const text of [track(1), '/parcels remote US 90210']) {
      expect(await say(text, without)).toMatchObject({ outcome: 'not-allowed' });
    }
    const spender = originAt('T1', 'C1', { roles });
    expect(await say(track(1), spender)).toMatchObject({ outcome: 'ok' });
    for (const text of [`/track sto ${number(2)} ${number(3)}`, `/parcels import sto ${number(2)}`]) {
      expect(await say(text, spender)).toMatchObject({
        outcome: 'not-allowed',
        shown: expect.stringContaining('bring in many parcels at once'),
      });
    }
    const importer = originAt('T1', 'C1', {
      roles: { ...roles, holds: async (role: string) => role === 'importer' },
    });
    expect(await say(`/parcels import sto ${number(2)}`, importer)).toMatchObject({ outcome: 'not-allowed' });
    expect(asked.filter((name) => name === 'create' || name === 'createMany')).toHaveLength(1);
  });
});

describe('the tracking account itself', () => {
  const admin = (workspace: string) => originAt(workspace, 'C1');

  it.each(['account', 'air 172-00000011'])('is the host’s: /parcels-admin %s', async (command) => {
    const { say, asked } = await limited(100, 100);
    for (const workspace of ['T2', 'dm-U1']) {
      expect(await say(`/parcels-admin ${command}`, admin(workspace))).toMatchObject({
        outcome: 'hosts-only',
      });
    }
    expect(asked).toEqual([]);
    expect(await say(`/parcels-admin ${command}`, admin('T1'))).toMatchObject({ outcome: 'ok' });
  });
});
