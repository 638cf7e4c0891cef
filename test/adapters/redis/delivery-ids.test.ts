import { describe, expect, it } from 'vitest';
import { silentChange } from '../../../src/domain/silence.ts';
import { firstUpdate, observe } from '../../../src/notices/observe.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { checkpoint, leg, parcel } from '../../support/parcels.ts';
import { useStores } from '../../support/redis.ts';

const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const out = checkpoint('2026-11-24 08:22', 'Out for delivery');
const outForDelivery = parcel({ status: 'pickup', legs: [leg([out])] });

/** A channel that follows a parcel, on a Redis that can be brought back to how it was. */
async function useFollowed() {
  const { clock } = fakeClock();
  const { redis, keys, parcels, subscriptions } = useStores(clock);
  const { key } = parcel();
  const subscription = { channel: here, parcel: key, title: null, by: 'U1', at: 0 };
  await subscriptions.add(subscription, 0, firstUpdate(parcel(), clock()));
  const before = await redis.hgetall(keys.parcel(key));
  return {
    see: (snapshot: ReturnType<typeof parcel>) => observe(parcels, snapshot, clock),
    silence: (after: string) => {
      const silence = { kind: 'no-news', days: 3, after, usual: null } as const;
      return parcels.recordSilence(here, silentChange(parcel(), silence, clock()), after);
    },
    ids: async () => (await redis.hkeys(keys.outbox)).sort(),
    async goBack() {
      await redis.del(keys.outbox, keys.lane(here), keys.sequence, keys.parcel(key));
      await redis.hset(keys.parcel(key), before);
    },
  };
}

describe('the id of a delivery', () => {
  it('is the same for the same news after Redis went back in time, and never that of other news', async () => {
    const { see, ids, goBack } = await useFollowed();
    await see(outForDelivery);
    const first = await ids();
    expect(first).toEqual([expect.stringMatching(/^sto\/402934299065#2\.[\w-]{16}@slack\/T1\/C1$/)]);
    await goBack();
    await see(outForDelivery);
    expect(await ids()).toEqual(first);
    await goBack();
    await see({ ...outForDelivery, status: 'exception' });
    expect(await ids()).not.toEqual(first);
  });

  it('of a silence is that of this silence alone', async () => {
    const { silence, ids, goBack } = await useFollowed();
    await silence('2026-11-20 08:00');
    const first = await ids();
    await goBack();
    await silence('2026-11-21 08:00');
    const second = await ids();
    expect(second).not.toEqual(first);
    await goBack();
    await silence('2026-11-20 08:00');
    expect(await ids()).toEqual(first);
  });
});
