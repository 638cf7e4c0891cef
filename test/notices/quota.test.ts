import { expect, it } from 'vitest';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import { success } from '../../src/domain/result.ts';
import { checkQuota } from '../../src/notices/quota.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { useStores } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };

async function setup(...outcomes: PostOutcome[]) {
  const { quota } = useStores(Date.now, ['slack/T1']);
  const { notifier, posts } = recordingNotifier('slack', ...outcomes);
  await quota.noteChannel(here);
  await quota.noteChannel({ ...here, workspace: 'T2' });
  const check = (remainingQuota: number) =>
    checkQuota({
      api: {
        account: async () =>
          success({ email: null, phone: null, registeredAt: null, money: null, remainingQuota }),
      },
      quota,
      notifiers: new Map([['slack', notifier]]),
      quotaWarning: 50,
      clock: Date.now,
      logger: silentLogger,
    });
  return { posts, check };
}

it('warns once where the host last added a parcel, and again after there was enough', async () => {
  const { posts, check } = await setup();
  await check(50);
  expect(posts).toEqual([]);
  await check(49);
  await check(12);
  expect(posts).toMatchObject([{ channel: here, card: { title: 'The tracking quota runs low' } }]);
  expect(JSON.stringify(posts[0]?.card)).toContain('49 parcels');
  await check(500);
  await check(1);
  expect(posts).toHaveLength(2);
});

it('repeats a warning that nobody got', async () => {
  const { posts, check } = await setup({ kind: 'unreachable', reason: 'ECONNREFUSED' });
  await check(10);
  await check(9);
  expect(posts).toHaveLength(1);
});

it('tells nobody but the host, who may be told nowhere', async () => {
  const { quota } = useStores();
  await quota.noteChannel(here);
  expect(await quota.channel()).toBeNull();
});
