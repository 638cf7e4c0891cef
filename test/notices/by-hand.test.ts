import { describe, expect, it } from 'vitest';
import { digestCard } from '../../src/cards/digest-card.ts';
import { failure, success } from '../../src/domain/result.ts';
import type { Status } from '../../src/domain/status.ts';
import { announce } from '../../src/notices/announce.ts';
import { firstUpdate } from '../../src/notices/observe.ts';
import { observeAll } from '../../src/notices/sweep.ts';
import { editParcel } from '../../src/parcels/edit-parcel.ts';
import type { ParcelEdit, TrackingRecord } from '../../src/ports/provider-data.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { noticeNeeds } from '../support/notice-needs.ts';
import { parcel } from '../support/parcels.ts';
import { useStores } from '../support/redis.ts';

const here = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const ann = { channel: here, user: 'UANN' };
const { key } = parcel();
const saved = { key, status: null } as unknown as TrackingRecord;

async function setup() {
  const { clock } = fakeClock();
  const stores = useStores(clock);
  const { notifier, posts } = recordingNotifier('slack');
  const subscription = { channel: here, parcel: key, title: 'Kettle', by: 'U1', at: 0 };
  await stores.subscriptions.add(subscription, 0, firstUpdate(parcel(), clock()));
  const needs = {
    ...stores,
    clock,
    ...noticeNeeds('slack', notifier),
    home: new Set(['slack/T1']),
  };
  return {
    ...stores,
    posts,
    edit: (edit: ParcelEdit, answer: 'saved' | 'refused' = 'saved') =>
      editParcel(
        {
          ...needs,
          api: {
            edit: async () => (answer === 'saved' ? success(saved) : failure({ code: 'tracking-missing' })),
          },
        },
        key,
        edit,
        ann,
      ),
    see: async (status: Status) => {
      await observeAll(needs, [parcel({ status })]);
      await announce(needs, here);
      return posts.at(-1)?.card;
    },
  };
}

describe('a status that is set by hand', () => {
  it('says so, by whom, and does not say how long it took', async () => {
    const { edit, see, subscriptions } = await setup();
    await edit({ status: 'delivered' });
    const card = await see('delivered');
    expect(card?.title).toBe('Kettle: Delivered (set by hand)');
    expect(card?.footer.slice(0, 3)).toEqual(['Set by hand by ', { user: 'UANN' }, '. ']);
    expect(JSON.stringify(card)).not.toContain('It took');
    const followed = await subscriptions.list(here);
    const digest = digestCard({
      followed,
      nameOf: () => 'Kettle',
      now: followed[0]?.deliveredAt ?? 0,
      listUsage: '',
    });
    expect(JSON.stringify(digest)).toContain('Delivered (set by hand)');
  });

  it('is taken back, which says so as well, and ends with that', async () => {
    const { edit, see } = await setup();
    await edit({ status: 'exception' });
    expect((await see('exception'))?.title).toBe('Kettle: Problem (set by hand)');
    await edit({ status: 'restore' });
    const back = await see('transit');
    expect(back?.title).toBe('Kettle: In transit (as the courier reports it)');
    expect(back?.footer.slice(0, 2)).toEqual(['What was set by hand was taken back by ', { user: 'UANN' }]);
    expect((await see('delivered'))?.title).toBe('Kettle: Delivered');
  });

  it('is not said of what the courier reports, nor where the service refused it', async () => {
    const { edit, see } = await setup();
    await edit({ status: 'exception' });
    expect((await see('outfordelivery'))?.title).toBe('Kettle: Out for delivery');
    await edit({ status: 'delivered' }, 'refused');
    expect((await see('delivered'))?.title).toBe('Kettle: Delivered');
  });
});
