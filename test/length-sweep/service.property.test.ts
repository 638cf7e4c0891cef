import { describe, expect, it } from 'vitest';
import { createTrackingMore } from '../../adapters/trackingmore/v2/tracking-more.ts';
import { sweep as surveyAll } from '../../src/notices/sweep.ts';
import { createCarrierIndex } from '../../src/parcels/carriers/carrier-index.ts';
import type { TrackingApi } from '../../src/ports/tracking-provider.ts';
import { body as pushOf, useWebhook } from '../adapters/trackingmore/use-webhook.ts';
import { answeringApi } from '../fakes/answering-api.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { useRecordingApi } from '../fakes/recording-api.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { held, shareOf, sweepPrepared } from './sweep.ts';

const key = { carrier: 'sto', number: '402934299065' };
const here = originAt('T1', 'C1');
/** Whose everything in the account is. */
const HOME = ['slack/T1'];
const answer = (data: unknown) => JSON.stringify({ meta: { code: 200 }, data });

/** A parcel with this text wherever a text may stand, and so many events of each courier. */
function row(text: string, events = 1, number = key.number) {
  const event = { Date: text, StatusDescription: text, Details: text, checkpoint_status: text };
  const info = {
    weblink: text,
    phone: text,
    carrier_code: text,
    ItemReceived: text,
    trackinfo: Array.from({ length: events }, (_, at) => ({ ...event, Date: `2026-11-24 10:${at} ${text}` })),
  };
  const named = {
    tracking_number: number,
    carrier_code: 'sto',
    status: 'transit',
    updated_at: '2026-11-24T10:00:00Z',
  };
  const texts = {
    substatus: text,
    title: text,
    order_id: text,
    comment: text,
    customer_name: text,
    customer_email: text,
  };
  return {
    ...named,
    ...texts,
    original_country: text,
    lastEvent: text,
    origin_info: info,
    destination_info: info,
  };
}

const rows = (count: number, events: number) =>
  Array.from({ length: count }, (_, at) => row('Arrived at the sorting centre', events, `A${10_000 + at}`));

/** Each reads another part of what the service may answer. */
const CALLS: Readonly<Record<string, (api: TrackingApi) => Promise<unknown>>> = {
  get: (api) => api.get(key),
  list: (api) => api.list({}),
  create: (api) => api.create({ key }),
  createMany: (api) => api.createMany([{ key }]),
  refresh: (api) => api.refresh({ key }),
  deleteMany: (api) => api.deleteMany([key]),
  account: (api) => api.account(),
  countByStatus: (api) => api.countByStatus(),
  transitTimes: (api) => api.transitTimes([{ carrier: 'sto', from: 'CN', to: 'PL' }]),
  airWaybills: (api) => api.airWaybills(['172-00000011']),
  remoteAreas: (api) => api.remoteAreas([]),
  detectCarrier: (api) => api.detectCarrier(key.number),
  async carriers(api) {
    const carriers = await api.carriers();
    return carriers.ok && createCarrierIndex(carriers.value).nearest('nosuchcarrier');
  },
};

/** The client with as much patience as a busy machine takes, and a service that answers what it is told to. */
async function useService() {
  let next = '';
  const { url } = await useRecordingApi((response) => void response.end(next));
  const { budget } = openBudget();
  const api = createTrackingMore({
    baseUrl: url,
    apiKey: 'k',
    budget,
    logger: silentLogger,
    onStop: () => {},
    retryPauseMs: 1,
  });
  return {
    api,
    answerWith(body: string) {
      next = body;
    },
  };
}

describe('nothing else is held up by what the tracking service answers to', () => {
  const calls = Object.entries(CALLS).map(([name, call], index) => [name, call, index] as const);
  it.for(calls)('%s', async ([, call, index], context) => {
    const { api, answerWith } = await useService();
    const asking = (bodyOf: (text: string) => string) => (text: string) => {
      const body = bodyOf(text);
      return () => {
        answerWith(body);
        return call(api);
      };
    };
    for (const whole of [String, answer]) {
      await sweepPrepared(context, asking(whole), [1_000]);
      await sweepPrepared(context, asking(whole), [1_000_000], shareOf(index));
    }
    const fields = (text: string) => ({ ...row(text), code: text, name: text, track_number: text });
    const lists = (text: string) => ({ items: [row(text)], trackings: [row(text)], track_info: [row(text)] });
    const inFields = [1_000, 40_000];
    await sweepPrepared(
      context,
      asking((text) => answer({ ...fields(text), ...lists(text) })),
      inFields,
    );
    await sweepPrepared(
      context,
      asking((text) => answer([fields(text)])),
      inFields,
    );
  });

  const many = rows(10_000, 0).map((each) => ({
    ...each,
    code: each.tracking_number,
    track_number: each.tracking_number,
  }));
  const nothing = Array.from({ length: 600_000 }, () => ({}));
  const BODIES = {
    'a list': answer(many.slice(0, 1_500)),
    lists: answer({ items: many, trackings: many, errors: many, remote: many, other: many }),
    'rows of nothing': answer({ items: nothing, trackings: nothing }),
    'a list of nothing': answer(nothing),
    names: answer(Object.fromEntries(many.map((_, at) => [`n${at}`, at]))),
  };

  it.for(Object.entries(CALLS))('%s with very many rows', async ([, call], context) => {
    const { api, answerWith } = await useService();
    const works = Object.entries(BODIES).map(([name, body]) => {
      const work = () => {
        answerWith(body);
        return call(api);
      };
      return [name, () => work] as const;
    });
    await held(context, works);
  });
});

describe('nor by what becomes of it:', () => {
  const outcomes = (core: Awaited<ReturnType<typeof useCore>>, texts: readonly string[]) =>
    texts.map((text) => {
      const work = async () => expect(await core.say(text, here)).toMatchObject({ outcome: 'ok' });
      return [text, () => work] as const;
    });

  it('pages of parcels with long histories', async (context) => {
    const { api, answerWith } = await useService();
    answerWith(answer({ items: rows(2_000, 12), total: 2_000 }));
    const core = await useCore({ ...answeringApi(), list: api.list }, undefined, { home: HOME });
    const needs = { ...core.services, deliveredGraceMs: 0 };
    const surveyed = async () => expect(await surveyAll(needs, 'full')).toMatchObject({ ok: true });
    const texts = ['list text:"sorting centre"', 'export', 'follow status:transit'];
    await held(context, [
      ...outcomes(
        core,
        texts.map((text) => `/parcels ${text}`),
      ),
      ...outcomes(core, ['/parcels-admin delete-many status:transit']),
      ['the next sweep', () => surveyed],
    ]);
  });

  it('a parcel with ten thousand events', async (context) => {
    const { api, answerWith } = await useService();
    const parcel = row('Arrived at the sorting centre', 5_000);
    answerWith(answer(parcel));
    const { create, get } = api;
    const core = await useCore({ ...answeringApi(), create, get });
    const texts = ['/track sto 402934299065', '/parcels status sto 402934299065'];
    await held(context, outcomes(core, texts));
  });
});

describe('nor by what is pushed:', () => {
  const lengths = [10, 1_000, 100_000, 900_000];
  it.for<[string, (text: string) => string]>([
    ['a body', String],
    ['a parcel', (text) => pushOf({ data: { tracking_number: text, carrier_code: 'sto' } })],
    ['a carrier', (text) => pushOf({ data: { tracking_number: key.number, carrier_code: text } })],
    ['a signature', (text) => pushOf({ verifyInfo: { timeStr: text, signature: text } })],
  ])('%s', async ([, bodyOf], context) => {
    const { send } = await useWebhook();
    const prepare = (text: string) => {
      const body = bodyOf(text);
      return () => send(body).catch(() => {});
    };
    await sweepPrepared(context, prepare, lengths);
  });

  it('an address', async (context) => {
    const { send } = await useWebhook();
    const prepare = (text: string) => {
      const path = `/${encodeURIComponent(text.toWellFormed())}`;
      return () => send('{}', { path }).catch(() => {});
    };
    await sweepPrepared(context, prepare, [10, 1_000, 100_000]);
  });
});
