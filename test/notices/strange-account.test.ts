import { describe, expect, it } from 'vitest';
import type { KnownAccount } from '../../src/ports/account-watch.ts';
import { examineAccount } from '../../src/start/doctor/examine-account.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { recordingLogger } from '../support/silent-logger.ts';
import { DAY, here, MINUTE, numbered, outForDelivery, useSweep } from './use-sweep.ts';

const MANY = Array.from({ length: 120 }, (_, index) => numbered(index));
const foreign = (index: number) => numbered(9_000 + index);

async function useAccount(count: number) {
  const logger = recordingLogger();
  const { notifier, posts } = recordingNotifier('slack');
  const swept = await useSweep(MANY.slice(0, count), {
    logger,
    notifiers: new Map([['slack', notifier]]),
    home: ['slack/T1'],
  });
  await swept.quota.noteChannel(here);
  const since = async () => ((await swept.account.read()) as KnownAccount).strangeSince;
  const errors = () => logger.lines.filter(({ level }) => level === 'error');
  return { ...swept, posts, since, errors };
}

describe('a key that belongs to another account', () => {
  it.each([1, 3, 120])(
    'is told once to the host where %i are known, and no parcel is told as gone',
    async (count) => {
      const {
        run,
        swap,
        since,
        errors,
        posts,
        outbox,
        pass,
        change,
        parcels,
        subscriptions,
        account,
        woken,
      } = await useAccount(count);
      await run('full');
      const right = swap([foreign(1), foreign(2)]);
      for (let day = 0; day < 3; day += 1) {
        pass(DAY);
        expect(await run('full')).toMatchObject({ value: { posts: 0 } });
      }
      expect(await since()).not.toBeNull();
      expect(errors()).toHaveLength(1);
      expect(posts).toMatchObject([{ channel: here, card: { tone: 'warning' } }]);
      expect(await examineAccount({ account, parcels })).toMatchObject([{ level: 'fault' }]);
      expect(await subscriptions.list(here)).toHaveLength(count);
      expect(await outbox.size()).toBe(0);

      // The right one is back: any sweep finds that out.
      swap(right);
      pass(15 * MINUTE);
      await run();
      expect(await since()).toBeNull();
      woken.length = 0;
      change('400000000000', outForDelivery);
      expect(await run('full')).toMatchObject({ value: { posts: 1 } });
      expect([errors().length, posts.length]).toEqual([1, 1]);
    },
  );

  it('is found where one parcel in a hundred is in both', async () => {
    const { run, swap, since, outbox } = await useAccount(120);
    await run('full');
    swap([numbered(7), foreign(1), foreign(2)]);
    await run('full');
    expect(await since()).not.toBeNull();
    expect(await outbox.size()).toBe(0);
  });

  it('is not taken for one that was tidied up', async () => {
    const { run, swap, since, outbox } = await useAccount(120);
    await run('full');
    swap(MANY.slice(0, 12));
    expect(await run('full')).toMatchObject({ value: { posts: 108 } });
    expect([await since(), await outbox.size()]).toEqual([null, 108]);
  });

  it('is not taken for one where everything has been archived since', async () => {
    const { run, swap, since, outbox } = await useAccount(120);
    await run('full');
    const archived = MANY.map((each) => ({ ...each, archived: true }));
    swap([...archived, foreign(1)]);
    await run('full');
    expect([await since(), await outbox.size()]).toEqual([null, 0]);
  });

  it('is not taken for one where the only parcel that is followed was deleted', async () => {
    const { run, swap, since } = await useAccount(1);
    swap([...MANY.slice(0, 1), foreign(1), foreign(2)]);
    await run('full');
    swap([foreign(1), foreign(2)]);
    expect(await run('full')).toMatchObject({ value: { posts: 1 } });
    expect(await since()).toBeNull();
  });

  it('is told at the second look where nothing at all is shown', async () => {
    const { run, swap, since, errors, outbox } = await useAccount(3);
    await run('full');
    swap([]);
    await run('full');
    expect([await since(), errors().length]).toEqual([null, 0]);
    await run('full');
    expect(await since()).not.toBeNull();
    expect([errors().length, await outbox.size()]).toEqual([1, 0]);
  });

  it('is taken for the right one once the host has said so, and then the parcels are gone', async () => {
    const { run, swap, since, account } = await useAccount(3);
    await run('full');
    swap([foreign(1)]);
    await run('full');
    expect(await since()).not.toBeNull();
    await account.trust();
    expect(await run('full')).toMatchObject({ value: { posts: 3 } });
    expect(await since()).toBeNull();
  });
});
