import ky from 'ky';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { createTrackingMore } from '../../adapters/trackingmore/v2/tracking-more.ts';
import { sweep } from '../../src/notices/sweep.ts';
import { completeApi } from '../../src/parcels/stand-ins.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { type BenchRedis, followAll } from './bench-redis.ts';
import { compared, type Measurement, measured } from './measurement.ts';
import type { BenchOptions } from './options.ts';
import { CARRIER, numberOf } from './rows.ts';
import { startService } from './service.ts';

const CHANGED = 0.01;
const REPOLLED = 0.05;
/** So many must be saved at this size. */
const TARGET = { size: 10_000, times: 500 };
const AT_ONCE = 50;

/** Requests of one delta sweep against a loop with one GET for each parcel, as the usual bots do it. */
export async function sweepCalls(
  redis: BenchRedis,
  { sizes }: BenchOptions,
): Promise<readonly Measurement[]> {
  const found: { readonly size: number; readonly calls: number; readonly loop: number }[] = [];
  for (const size of sizes) found.push({ size, ...(await callsAt(redis, size)) });
  const times = found.map(({ size, calls, loop }) =>
    compared(
      `sweep: API calls, ${size} parcels`,
      'calls',
      { ours: calls, other: loop },
      { turned: true, ...(size === TARGET.size ? { least: TARGET.times } : {}) },
    ),
  );
  const growth = found.map(({ size, calls }) => {
    const pages = Math.ceil((size * (CHANGED + REPOLLED)) / 2_000);
    return measured(`sweep: calls beyond the pages of moved rows, ${size}`, 'calls', calls - pages, {
      most: 1,
    });
  });
  return [...times, ...growth];
}

async function callsAt(redis: BenchRedis, size: number): Promise<{ calls: number; loop: number }> {
  const service = await startService(size);
  try {
    const stores = redis.stores(`calls-${size}`);
    await followAll(stores, service.rows, 1_000);
    const { budget } = openBudget();
    const provided = createTrackingMore({
      baseUrl: service.url,
      apiKey: 'k',
      budget,
      logger: silentLogger,
      onStop: () => {},
    });
    const api = completeApi(provided, OFFER, Date.now);
    let now = Date.now();
    const needs = {
      ...stores,
      api,
      offer: OFFER,
      budget,
      wakeOutbox: async () => {},
      clock: () => now,
      logger: silentLogger,
      deliveredGraceMs: 0,
    };
    await sweep(needs, 'full');
    now += 60 * 60_000;
    await stores.cursor.write(now - 15 * 60_000);
    service.advance(Math.round(size * CHANGED), Math.round(size * REPOLLED), now);
    const before = service.requests.list;
    const done = await sweep(needs, 'delta');
    if (!done.ok || done.value.posts !== Math.round(size * CHANGED))
      throw new Error(`The sweep found ${JSON.stringify(done)}.`);
    const calls = service.requests.list - before;
    await loopOver(service.url, size);
    return { calls, loop: service.requests.one };
  } finally {
    service.stop();
  }
}

async function loopOver(baseUrl: string, size: number): Promise<void> {
  const http = ky.create({ prefixUrl: baseUrl, headers: { 'Trackingmore-Api-Key': 'k' } });
  let next = 0;
  const walk = async () => {
    for (let index = next++; index < size; index = next++) {
      await http.get(`trackings/${CARRIER}/${numberOf(index)}`).text();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
}
