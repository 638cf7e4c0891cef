import { expect, it } from 'vitest';
import { forgetUnheard } from '../../src/notices/forget-unheard.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const DAY_MS = 24 * 60 * 60_000;
const here = originAt('T1', 'C1');
const key = (number: number) => ({ carrier: 'sto', number: `4029342${88_000 + number}` });

async function setup(home: readonly string[] = []) {
  const core = await useCore({}, undefined, { home });
  const { services, pass, say } = core;
  return {
    ...core,
    /** The job, once a day, for some days; what it forgot. */
    async days(count: number) {
      let forgotten = 0;
      for (let day = 0; day < count; day += 1) {
        const done = await forgetUnheard({ ...services, forgetAfterMs: 30 * DAY_MS });
        if (done.ok) forgotten += done.value.forgotten;
        pass(DAY_MS);
      }
      return forgotten;
    },
    track: (number: number) => say(`/track sto ${key(number).number} title=Kettle${number}`, here),
    stop: (number: number) => say(`/parcels stop sto ${key(number).number}`, here),
  };
}

it('forgets what nobody follows any more after the time that was set, but not who brought it in', async () => {
  const { days, track, stop, parcels, owners, redis, keys } = await setup();
  await track(1);
  await track(2);
  await stop(1);
  expect(await days(30)).toBe(0);
  expect(await parcels.read(key(1))).not.toBeNull();
  expect(await days(1)).toBe(1);
  expect(await parcels.read(key(1))).toBeNull();
  expect(Object.keys(await redis.hgetall(keys.parcel(key(1))))).toEqual(['o']);
  expect(await owners.read([key(1)])).toMatchObject([{ workspace: 'slack/T1', by: 'U1' }]);
  expect(await parcels.read(key(2))).not.toBeNull();
  expect(await days(40)).toBe(0);
});

it('counts the days anew for what was followed again meanwhile', async () => {
  const { days, track, stop, parcels } = await setup();
  await track(1);
  await stop(1);
  await days(20);
  await track(1);
  await stop(1);
  expect(await days(30)).toBe(0);
  expect(await parcels.read(key(1))).not.toBeNull();
  expect(await days(1)).toBe(1);
});

it('keeps what a query may mean, as what is known of it tells news from what is old', async () => {
  const { days, say, sandbox, parcels } = await setup(['slack/T1']);
  sandbox.world.add('sto', key(1).number, {});
  await say('/parcels follow carrier:sto', here);
  expect(await days(40)).toBe(0);
  expect(await parcels.read(key(1))).not.toBeNull();
  await say('/parcels unfollow carrier:sto', here);
  expect(await days(31)).toBe(1);
});

it('is followed anew as if it had never been known, by the one whose it is', async () => {
  const { days, track, stop, say } = await setup();
  await track(1);
  await stop(1);
  await days(31);
  expect((await track(1)).outcome).toBe('ok');
  expect((await say(`/parcels status sto ${key(1).number}`, here)).shown).toContain('Kettle1');
  expect((await say('/parcels list', here)).title).toBe('1 parcel followed here');
});

it('goes through any number, some at a time', async () => {
  const { days, services, redis, keys } = await setup();
  await Promise.all(
    Array.from({ length: 3_000 }, (_, number) => redis.hset(keys.parcel(key(number)), { v: 1, u: 0 })),
  );
  const sizes: number[] = [];
  for await (const page of services.parcels.pages()) sizes.push(page.length);
  expect(Math.max(...sizes)).toBeLessThan(1_000);
  expect(await days(1)).toBe(3_000);
  expect(await redis.exists(keys.parcel(key(0)))).toBe(0);
});
