import { describe, expect, it } from 'vitest';
import { OFFER } from '../../../adapters/trackingmore/v2/offer.ts';
import type { ChannelRef } from '../../../src/domain/channel.ts';
import { firstUpdate } from '../../../src/notices/observe.ts';
import { readPushed } from '../../../src/notices/read-pushed.ts';
import { listApi } from '../../fakes/list-api.ts';
import { parcel } from '../../support/parcels.ts';
import { useStores } from '../../support/redis.ts';
import {
  body,
  data,
  forged,
  key,
  SECRET,
  sample,
  sign,
  signedAt,
  useWebhook,
  verifyInfo,
} from './use-webhook.ts';

describe('the webhook', () => {
  it('takes what the service signed, wherever the signature stands and whatever surrounds it', async () => {
    const { pushed, send } = await useWebhook();
    const timeStr = Math.floor(signedAt / 1000);
    const inside = {
      data: { ...data, verifyInfo: { timeStr, signature: sign(String(timeStr)) } },
      verifyInfo: undefined,
    };
    expect(await send(sample)).toBe(200);
    expect(await send(body(inside))).toBe(200);
    expect(await send(`callback(${sample});`)).toBe(200);
    expect(pushed).toEqual([key, key, key]);
  });

  it.each<[string, string, number]>([
    ['a wrong signature', forged, 401],
    ['none', body({ verifyInfo: undefined }), 401],
    [
      'one by another address',
      body({ verifyInfo: { ...verifyInfo, signature: sign(verifyInfo.timeStr, 'x@example.com') } }),
      401,
    ],
    [
      'one for another time',
      body({ verifyInfo: { ...verifyInfo, timeStr: String(Number(verifyInfo.timeStr) + 1) } }),
      401,
    ],
    ['no parcel', body({ data: {} }), 400],
    ['no JSON', 'hello', 400],
    ['nothing', '', 400],
    ['far too much', 'x'.repeat(1_500_000), 413],
  ])('refuses %s', async (_, content, status) => {
    const { pushed, send } = await useWebhook();
    expect(await send(content).catch(() => 413)).toBe(status);
    expect(pushed).toEqual([]);
  });

  it('refuses a genuine push that is replayed later, or comes from the future', async () => {
    for (const now of [signedAt + 16 * 60_000, signedAt - 6 * 60_000]) {
      const { pushed, send } = await useWebhook(now);
      expect(await send(sample)).toBe(401);
      expect(pushed).toEqual([]);
    }
  });

  it('is not there for those who do not know its address', async () => {
    const { pushed, send } = await useWebhook();
    for (const path of [
      '/',
      '/webhook',
      '/webhook/',
      `/webhook/${SECRET}x`,
      `/webhook/${SECRET.toUpperCase()}`,
    ]) {
      expect(await send(sample, { path })).toBe(404);
    }
    expect(await send('', { method: 'GET' })).toBe(405);
    expect(pushed).toEqual([]);
  });
});

describe('what was pushed', () => {
  it('is read again before anything is told, forty with each request, and once', async () => {
    const stores = useStores();
    const before = parcel();
    const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
    const subscription = { channel, parcel: before.key, title: null, by: 'U1', at: 0 };
    await stores.subscriptions.add(subscription, 0, firstUpdate(before, 0));
    const { api, queries } = listApi(() => [{ ...before, status: 'pickup' }]);
    const woken: ChannelRef[] = [];
    const needs = {
      ...stores,
      api,
      offer: OFFER,
      clock: Date.now,
      deliveredGraceMs: 1,
      wakeOutbox: async (channels: readonly ChannelRef[]) => void woken.push(...channels),
    };
    for (let index = 0; index < 60; index += 1)
      await stores.inbox.push({ carrier: 'sto', number: `N${index}` }, 1);
    await stores.inbox.push(before.key, 1);
    await stores.inbox.push(before.key, 2);
    expect(await readPushed(needs)).toEqual({ ok: true, value: { requests: 2, posts: 1 } });
    expect(queries.map(({ numbers }) => numbers?.length)).toEqual([40, 21]);
    expect(woken).toHaveLength(1);
    expect(await readPushed(needs)).toEqual({ ok: true, value: { requests: 0, posts: 0 } });
  });

  it('is kept while the service does not answer', async () => {
    const stores = useStores();
    const { api, fail } = listApi(() => []);
    fail({ code: 'provider-unavailable', reason: 'x' });
    await stores.inbox.push(parcel().key, 1);
    const needs = {
      ...stores,
      api,
      offer: OFFER,
      clock: Date.now,
      deliveredGraceMs: 1,
      wakeOutbox: async () => {},
    };
    expect(await readPushed(needs)).toMatchObject({ ok: false });
    expect(await stores.inbox.peek(10)).toEqual([parcel().key]);
  });
});
