import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { runOnce } from '../../src/chat/once.ts';
import { decodeCall } from '../../src/domain/call.ts';
import { failure, success } from '../../src/domain/result.ts';
import { useCore } from '../support/core.ts';
import { createGate } from '../support/gate.ts';
import { originAt } from '../support/origin.ts';
import { redisContents } from '../support/redis-contents.ts';
import { silentLogger } from '../support/silent-logger.ts';

const STO = 'sto 402934299065';
const LEASE_MS = 30_000;
const elsewhere = originAt('T2', 'C2');

type Core = Awaited<ReturnType<typeof useCore>>;

/** As if a process had died right after the button was pressed. */
async function dieWith({ once }: Core, token: string): Promise<void> {
  const id = decodeCall(token)?.once;
  if (!id) throw new Error('The button may be pressed any number of times.');
  await once.begin(id, LEASE_MS);
}

/** The first call of a method does its work, or not, and then the process dies. */
function dieAt<T extends object>(target: T, name: keyof T, when: 'before' | 'after'): void {
  const method = target[name] as (...args: unknown[]) => Promise<unknown>;
  let isFirst = true;
  Object.defineProperty(target, name, {
    value: async (...args: unknown[]) => {
      if (!isFirst) return method(...args);
      isFirst = false;
      if (when === 'after') await method(...args);
      throw new Error('killed');
    },
  });
}

function numbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(402_934_200_000 + index));
}

describe('a button that acts once', () => {
  it('may be pressed again when whoever was at it has died, and then not any more', async () => {
    const core = await useCore();
    const { say, press, pass } = core;
    await say(`/track ${STO}`);
    const { buttons } = await say(`/parcels-admin delete ${STO}`);
    const button = buttons['Delete'] ?? '';
    await dieWith(core, button);
    expect(await press(button)).toMatchObject({
      outcome: 'under-way',
      shown: expect.stringContaining('press it again in half a minute'),
    });
    pass(LEASE_MS + 1);
    expect(await press(button)).toMatchObject({ outcome: 'ok', title: expect.stringContaining('Deleted') });
    expect(await press(button)).toMatchObject({ outcome: 'already-done' });
  });

  it('keeps what it stands for until it is done, and no longer: it is full of customers', async () => {
    const { say, press, redis, prefix, services } = await useCore();
    await say(`/track ${STO}`);
    const { buttons } = await say('/parcels edit-many carrier:sto -- customer=Dana');
    const [button = ''] = Object.values(buttons);
    const kept = async () => {
      const all = await redisContents((name, ...args) => redis.call(name, ...args), `{${prefix}}:*`);
      return all.filter((text) => text.includes('Dana')).length;
    };
    const { editMany } = services.api;
    const busy = failure({ code: 'provider-busy', retryAfterMs: 1_000 });
    Object.assign(services.api, { editMany: async () => busy });
    expect(await press(button)).toMatchObject({ outcome: 'provider-busy' });
    expect(await kept()).toBe(1);
    Object.assign(services.api, { editMany });
    expect(await press(button)).toMatchObject({ outcome: 'ok' });
    expect(await kept()).toBe(0);
    expect(await press(button)).toMatchObject({ outcome: 'already-done' });
  });

  it('keeps nothing when whoever had done it died before that was noted', async () => {
    const { say, press, pass, once, redis, prefix } = await useCore();
    await say(`/track ${STO}`);
    const { buttons } = await say('/parcels edit-many carrier:sto -- customer=Dana');
    const [button = ''] = Object.values(buttons);
    dieAt(once, 'end', 'before');
    await press(button);
    const all = await redisContents((name, ...args) => redis.call(name, ...args), `{${prefix}}:*`);
    expect(all.filter((text) => text.includes('Dana'))).toEqual([]);
    pass(LEASE_MS + 1);
    expect(await press(button)).toMatchObject({ outcome: 'already-done' });
  });

  it('is nobody else’s for as long as it takes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { once, memory, pass } = await useCore();
    const gate = createGate();
    const needs = { once, memory, logger: silentLogger };
    const act = async () => success('done');
    const long = runOnce(needs, 'button', async () => {
      await gate.stop();
      return success('long');
    });
    await gate.reached();
    for (let tenths = 0; tenths < 5; tenths += 1) {
      pass(LEASE_MS / 3);
      const renewed = vi.spyOn(once, 'renew');
      vi.advanceTimersByTime(LEASE_MS / 3);
      await renewed.mock.results[0]?.value;
      renewed.mockRestore();
    }
    expect(await runOnce(needs, 'button', act)).toMatchObject({ problem: { code: 'under-way' } });
    gate.open();
    expect(await long).toEqual(success('long'));
    expect(await runOnce(needs, 'button', act)).toMatchObject({ problem: { code: 'already-done' } });
  });

  it('is not taken back by whoever wakes up too late', async () => {
    const { once, pass } = await useCore();
    const late = await once.begin('button', LEASE_MS);
    if (late.kind !== 'begun') throw new Error(late.kind);
    pass(LEASE_MS + 1);
    const next = await once.begin('button', LEASE_MS);
    expect(next).toMatchObject({ kind: 'begun', isAgain: true });
    expect(await once.renew('button', late.token, LEASE_MS)).toBe(false);
    await once.end('button', late.token, 'not-done');
    expect(await once.begin('button', LEASE_MS)).toEqual({ kind: 'under-way' });
  });

  it('of an older version counts as pressed', async () => {
    const { once, redis, keys } = await useCore();
    await redis.set(keys.once('button'), '1');
    expect(await once.begin('button', LEASE_MS)).toEqual({ kind: 'done' });
  });
});

describe('pressed again after it was interrupted', () => {
  it.each(['before', 'after'] as const)('delete forgets what is gone (interrupted %s that)', async (when) => {
    const { say, press, services, subscriptions } = await useCore();
    await say('/parcels list');
    await say(`/track ${STO}`, elsewhere);
    const { buttons } = await say(`/parcels-admin delete ${STO}`, elsewhere);
    dieAt(services.parcels, 'forget', when);
    expect(await press(buttons['Delete'] ?? '', {}, elsewhere)).toMatchObject({ outcome: 'bug' });
    expect(await press(buttons['Delete'] ?? '', {}, elsewhere)).toMatchObject({
      outcome: 'ok',
      shown: expect.stringContaining('It was gone already'),
    });
    expect(await subscriptions.keys(elsewhere.channel)).toEqual([]);
  });

  it('delete-many forgets what is gone, and deletes the rest', async () => {
    const { say, press, services, subscriptions, sandbox } = await useCore();
    await say('/parcels list');
    const question = await say(`/track sto ${numbers(210).join(' ')}`, elsewhere);
    await press(question.buttons['Import 210 parcels'] ?? '', {}, elsewhere);
    const lines = numbers(210).map((number) => `sto ${number}`);
    const { buttons } = await say(`/parcels-admin delete-many\n${lines.join('\n')}`, elsewhere);
    dieAt(services.parcels, 'forget', 'after');
    expect(await press(buttons['Delete 210 parcels'] ?? '', {}, elsewhere)).toMatchObject({ outcome: 'bug' });
    expect(await press(buttons['Delete 210 parcels'] ?? '', {}, elsewhere)).toMatchObject({
      outcome: 'ok',
      title: '210 parcels deleted',
    });
    expect(await subscriptions.keys(elsewhere.channel)).toEqual([]);
    expect(sandbox.world.trackings.size).toBe(0);
  });

  it('import goes on where it was', async () => {
    const { say, press, services, subscriptions } = await useCore();
    const { buttons } = await say(`/track sto ${numbers(60).join(' ')}`);
    dieAt(services.subscriptions, 'add', 'before');
    expect(await press(buttons['Import 60 parcels'] ?? '')).toMatchObject({ outcome: 'bug' });
    expect(await press(buttons['Import 60 parcels'] ?? '')).toMatchObject({ outcome: 'ok' });
    expect(await subscriptions.keys(originAt('T1', 'C1').channel)).toHaveLength(60);
  });

  it('air says that it may have been paid already, and asks once more', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    const { say, press, pass, asked } = core;
    const first = await say('/parcels-admin air 172-00000011');
    const [label = ''] = Object.keys(first.buttons);
    await dieWith(core, first.buttons[label] ?? '');
    pass(LEASE_MS + 1);
    const again = await press(first.buttons[label] ?? '');
    expect(again.shown).toContain('that may have cost the same already');
    expect(asked).not.toContain('airWaybills');
    const [button = ''] = Object.values(again.buttons);
    expect(await press(button)).toMatchObject({ outcome: 'ok' });
    expect(asked.filter((name) => name === 'airWaybills')).toHaveLength(1);
  });
});
