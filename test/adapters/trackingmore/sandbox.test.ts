import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../adapters/trackingmore/sandbox/sandbox.ts';
import { createTrackingMore } from '../../../adapters/trackingmore/v2/tracking-more.ts';
import { openBudget } from '../../fakes/open-budget.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const key = { carrier: 'sto', number: '402934299065' };
const other = { carrier: 'ups', number: '1Z00E0000300000003' };
const HOUR = 1_000;

async function setup(more: { enforceRate?: boolean; quota?: number; firstCheckSeconds?: number } = {}) {
  const { clock, pass } = fakeClock();
  const sandbox = await startSandbox({
    apiKey: 'k',
    clock,
    hoursPerSecond: 1,
    enforceRate: false,
    quota: 500,
    firstCheckSeconds: 0,
    ...more,
  });
  onTestFinished(() => sandbox.stop());
  const open = (apiKey = 'k') =>
    createTrackingMore({
      baseUrl: sandbox.url,
      apiKey,
      budget: openBudget().budget,
      logger: silentLogger,
      onStop: () => {},
      retryPauseMs: 1,
    });
  return { api: open(), open, pass, clock, sandbox };
}

const code = (code: string) => ({ ok: false, problem: { code } });

describe('the sandbox', () => {
  it('lets a parcel travel with the clock, the same way every time', async () => {
    const { api, pass } = await setup();
    await api.create({ key, title: 'Blue kettle' });
    const seen: string[] = [];
    for (let hour = 0; hour <= 24; hour += 6) {
      const read = await api.get(key);
      seen.push(read.ok ? `${read.value.status} ${read.value.legs[0]?.checkpoints[0]?.text}` : 'unread');
      pass(6 * HOUR);
    }
    expect(seen).toEqual([
      'transit Departed from sorting centre',
      'transit Arrived at delivery facility',
      'outfordelivery Out for delivery',
      'delivered Signed for by recipient',
      'delivered Signed for by recipient',
    ]);
  });

  it('knows nothing of a parcel before its first check', async () => {
    const { api, pass } = await setup({ firstCheckSeconds: 5 });
    await api.create({ key });
    expect(await api.get(key)).toMatchObject({ value: { status: 'pending', checkedAt: null } });
    pass(5_000);
    expect(await api.get(key)).toMatchObject({ value: { status: 'transit' } });
  });

  it('moves the update time without news, and finds rows by it', async () => {
    const { api, pass, clock } = await setup();
    await api.create({ key });
    const before = await api.get(key);
    pass(3 * HOUR);
    const after = await api.get(key);
    expect(before.ok && after.ok && (after.value.checkedAt ?? 0) - (before.value.checkedAt ?? 0)).toBe(
      3 * HOUR,
    );
    expect(await api.list({ updatedFrom: clock() })).toMatchObject({ value: { rows: 1 } });
    expect(await api.list({ updatedFrom: clock() + 1_000 })).toMatchObject({ value: { rows: 0 } });
  });

  it('lists in pages and by every filter', async () => {
    const { api, clock } = await setup();
    await api.createMany([{ key, orderId: '7' }, { key: other }]);
    await api.edit(other, { archived: true });
    const rows = async (query: Parameters<typeof api.list>[0]) => {
      const page = await api.list(query);
      return page.ok ? page.value.parcels.map((parcel) => parcel.key.carrier) : page.problem.code;
    };
    expect(await rows({})).toEqual(['sto', 'ups']);
    expect(await rows({ limit: 1, page: 2 })).toEqual(['ups']);
    expect(await rows({ archived: true })).toEqual(['ups']);
    expect(await rows({ archived: false })).toEqual(['sto']);
    expect(await rows({ numbers: [other.number] })).toEqual(['ups']);
    expect(await rows({ orders: ['7'] })).toEqual(['sto']);
    expect(await rows({ status: 'delivered' })).toEqual([]);
    expect(await rows({ createdFrom: clock() + 1_000 })).toEqual([]);
  });

  it('edits, and takes the edit back', async () => {
    const { api } = await setup();
    await api.create({ key });
    expect(await api.edit(key, { title: 'new title', archived: true, status: 'exception' })).toMatchObject({
      value: { title: 'new title', archived: true, status: 'exception' },
    });
    expect(await api.get(key)).toMatchObject({
      value: { status: 'exception', title: 'new title', archived: true },
    });
    expect(await api.edit(key, { status: 'restore' })).toMatchObject({ value: { status: null } });
    expect(await api.get(key)).toMatchObject({ value: { status: 'transit' } });
  });

  it('answers the calls about many', async () => {
    const { api, pass } = await setup();
    const missing = { carrier: 'sto', number: '499999999999' };
    expect(await api.createMany([{ key }, { key: other }, { key }])).toMatchObject({
      value: { added: [{}, {}], refused: [{ problem: { code: 'tracking-exists' } }] },
    });
    expect(
      await api.editMany([
        { key, title: 'T' },
        { key: missing, title: 'T' },
      ]),
    ).toMatchObject({ value: { submitted: 2, done: [key] } });
    expect(await api.stopChecking([key])).toMatchObject({ value: { done: [key] } });
    pass(20 * HOUR);
    expect(await api.get(key)).toMatchObject({ value: { status: 'transit' } });
    expect(await api.countByStatus()).toMatchObject({ ok: true });
    expect(await api.deleteMany([key, other])).toMatchObject({ value: { done: [key, other] } });
    expect(await api.list({})).toMatchObject({ value: { rows: 0 } });
  });

  it('answers the questions, and charges for them', async () => {
    const { api } = await setup();
    expect(await api.detectCarrier('LZ100200305CN')).toMatchObject({
      value: [{ code: 'china-ems' }, { code: 'china-post' }],
    });
    expect(await api.detectCarrier('???')).toMatchObject({ value: [] });
    expect(await api.remoteAreas([{ country: 'JP', postcode: '9071801', company: 'ups' }])).toMatchObject({
      value: { remote: [{ company: 'ups' }] },
    });
    expect(await api.transitTimes([{ carrier: 'dhl', from: 'CN', to: 'US' }])).toMatchObject({
      value: [{ carrier: 'dhl' }],
    });
    expect(await api.airWaybills(['172-00000011'])).toMatchObject({ value: [{ number: '172-00000011' }] });
    expect(await api.account()).toMatchObject({ value: { remainingQuota: 479 } });
  });

  it('moves a parcel to another courier', async () => {
    const { api } = await setup();
    await api.create({ key, title: 'Blue kettle' });
    expect(await api.changeCarrier(key, 'zto')).toMatchObject({ ok: true });
    expect(await api.get(key)).toMatchObject(code('tracking-missing'));
    expect(await api.get({ ...key, carrier: 'zto' })).toMatchObject({ value: { title: 'Blue kettle' } });
  });

  it('refreshes a parcel once in two hours', async () => {
    const { api, pass } = await setup();
    await api.create({ key });
    expect(await api.refresh({ key })).toMatchObject({ value: { status: 'transit' } });
    expect(await api.refresh({ key })).toMatchObject(code('provider-busy'));
    pass(2 * 3600 * 1000);
    expect(await api.refresh({ key })).toMatchObject({ ok: true });
  });

  it('refuses with the documented codes', async () => {
    const { api, open } = await setup({ quota: 1 });
    expect(await api.create({ key: { carrier: 'nobody', number: '12345' } })).toMatchObject(
      code('carrier-rejected'),
    );
    expect(await api.create({ key: { carrier: 'sto', number: '1' } })).toMatchObject(code('number-rejected'));
    expect(await api.edit(key, {})).toMatchObject(code('tracking-missing'));
    expect(await api.delete(key)).toMatchObject(code('tracking-missing'));
    expect(await api.create({ key })).toMatchObject({ ok: true });
    expect(await api.create({ key })).toMatchObject(code('tracking-exists'));
    expect(await api.deleteMany(Array.from({ length: 201 }, () => key))).toMatchObject(
      code('too-many-at-once'),
    );
    expect(await api.createMany(Array.from({ length: 41 }, () => ({ key })))).toMatchObject(
      code('too-many-at-once'),
    );
    expect(await open('wrong').account()).toMatchObject(code('key-rejected'));
    expect(await api.create({ key: other })).toMatchObject(code('quota-used-up'));
  });

  it('refuses what comes too fast, and forgives what arrives unevenly', async () => {
    const { api, pass } = await setup({ enforceRate: true });
    const outcomes = async (requests: number) => {
      const answers = [];
      for (let index = 0; index < requests; index += 1) answers.push((await api.account()).ok);
      return answers;
    };
    expect(await outcomes(4)).toEqual([true, true, true, false]);
    pass(1_000);
    expect(await outcomes(2)).toEqual([true, false]);
    pass(3_000);
    expect(await outcomes(4)).toEqual([true, true, true, false]);
    expect(await api.account()).toMatchObject(code('provider-busy'));
  });
});
