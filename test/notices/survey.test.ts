import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { firstUpdate, observe } from '../../src/notices/observe.ts';
import { surveyNotices } from '../../src/notices/survey.ts';
import { examineNotices } from '../../src/start/doctor/examine-notices.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';

const channelOf = (channel: string) => ({ platform: 'slack', workspace: 'T1', channel });

async function setup() {
  const { clock, pass } = fakeClock();
  const stores = useStores(clock);
  const { subscriptions, parcels } = stores;
  /** So many changes wait for a channel. */
  async function wait(name: string, changes: number) {
    const before = parcel({ key: { carrier: 'sto', number: `4029342990${name}` } });
    const subscription = { channel: channelOf(name), parcel: before.key, title: null, by: 'U1', at: 0 };
    await subscriptions.add(subscription, 0, firstUpdate(before, clock()));
    for (let index = 0; index < changes; index += 1)
      await observe(parcels, { ...before, detail: `step ${index}` }, clock);
  }
  return {
    ...stores,
    pass,
    wait,
    survey: () => surveyNotices({ ...stores, clock }),
    examine: () => examineNotices({ ...stores, clock }),
  };
}

it('counts what waits by what keeps it, and changes nothing', async () => {
  const { wait, survey, settings, subscriptions, outbox, pass, redis, keys, examine } = await setup();
  const started = Date.parse('2026-11-24T12:00:00Z');
  expect(await survey()).toEqual({ at: started, groups: [] });
  await wait('1', 3);
  await subscriptions.noteRefusal(channelOf('1'), { because: 'is_archived', since: 0 });
  pass(60_000);
  await wait('2', 1);
  await subscriptions.noteRefusal(channelOf('2'), { because: 'not_in_channel', since: 0 });
  await wait('3', 2);
  await settings.write(channelOf('3'), { ...DEFAULT_SETTINGS, quiet: { from: 0, to: 1_439 } });
  await wait('4', 1);
  await settings.write(channelOf('4'), { ...DEFAULT_SETTINGS, paused: { by: 'U1', since: 0 } });
  await wait('5', 1);
  await wait('6', 1);
  const claim = await outbox.claim(channelOf('6'), 1_000, { intervalMs: 0, burst: 1 });
  if (claim.kind !== 'claimed') throw new Error(claim.kind);
  await outbox.release(claim.batch, { mayBePosted: false, mayLandMs: 0, retryMs: 0, because: 'HTTP 500' });
  const stored = async () => [
    (await redis.keys(keys.all)).sort(),
    await redis.hgetall(keys.claims),
    await redis.smembers(keys.waiting),
  ];
  const before = await stored();
  const found = await survey();
  const [oldest, later] = [started, started + 60_000];
  expect([...found.groups].sort((a, b) => String(a.by).localeCompare(String(b.by)))).toEqual([
    { by: null, channels: 1, notices: 1, oldestSeenAt: later },
    { by: 'outage', channels: 1, notices: 1, oldestSeenAt: later },
    { by: 'pause', channels: 1, notices: 1, oldestSeenAt: later },
    { by: 'quiet', channels: 1, notices: 2, oldestSeenAt: later },
    { by: 'refusal', channels: 2, notices: 4, oldestSeenAt: oldest },
  ]);
  expect(await stored()).toEqual(before);
  const findings = await examine();
  expect(findings.find(({ text }) => text.includes('refuses'))).toMatchObject({
    level: 'warning',
    text: '4 changes for 2 channels held, as the platform refuses posts there, the oldest for 1 minute',
    fix: expect.stringContaining('Invite the bot again'),
  });
  expect(findings.filter(({ level }) => level === 'warning')).toHaveLength(2);
  expect(JSON.stringify(findings)).not.toMatch(/4029|is_archived|C1|T1/);
});

it('is kept for whoever looks', async () => {
  const { wait, survey, surveys } = await setup();
  expect(await surveys.read()).toBeNull();
  await wait('1', 1);
  const made = await survey();
  await surveys.write(made);
  expect(await surveys.read()).toEqual(made);
});
