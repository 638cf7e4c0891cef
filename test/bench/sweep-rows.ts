import { readAnswer } from '../../adapters/trackingmore/v2/answer.ts';
import type { Send } from '../../adapters/trackingmore/v2/client.ts';
import { createManyTrackings } from '../../adapters/trackingmore/v2/many-trackings.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { observeAll } from '../../src/notices/sweep.ts';
import { readPages } from '../../src/parcels/read-pages.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { type BenchRedis, followAll } from './bench-redis.ts';
import { compared, type Measurement, median } from './measurement.ts';
import type { BenchOptions } from './options.ts';
import { CARRIER, numberOf, pageText, rowText } from './rows.ts';

const PAGE = 2_000;

/** Rows of a sweep a second, decoded and compared with what Redis knows, against reading the same text and keys and nothing else. */
export async function sweepRows(
  redis: BenchRedis,
  { rows: size, rounds }: BenchOptions,
): Promise<readonly Measurement[]> {
  const rows = Array.from({ length: size }, (_, index) => rowText(index, 0, Date.now()));
  const stores = redis.stores('rows');
  await followAll(stores, rows, 1_000);
  const pages = Array.from({ length: Math.ceil(size / PAGE) }, (_, page) =>
    pageText(rows.slice(page * PAGE, (page + 1) * PAGE), { page: page + 1, total: size }),
  );
  const { list } = createManyTrackings(answering(pages), silentLogger);
  const needs = { ...stores, wakeOutbox: async () => {}, clock: Date.now, deliveredGraceMs: 0 };
  const ours = async () => {
    const read = await readPages({ api: { list }, offer: OFFER }, {}, async (parcels) => {
      if ((await observeAll(needs, parcels)) > 0) throw new Error('Nothing has changed.');
    });
    if (!read.ok || read.value.rows !== size) throw new Error('Not all rows were read.');
  };
  const floor = async () => {
    for (const [page, text] of pages.entries()) {
      const { data } = JSON.parse(text) as { data: { items: unknown[] } };
      const pipeline = redis.redis.pipeline();
      for (let place = 0; place < data.items.length; place += 1)
        pipeline.hgetall(stores.keys.parcel({ carrier: CARRIER, number: numberOf(page * PAGE + place) }));
      await pipeline.exec();
    }
  };
  const [our, other]: [number[], number[]] = [[], []];
  await ours();
  await floor();
  for (let round = 0; round < rounds; round += 1) {
    our.push(size / (await secondsOf(ours)));
    other.push(size / (await secondsOf(floor)));
  }
  return [
    compared('sweep: rows compared', 'rows/s', { ours: median(our), other: median(other) }, { least: 0.4 }),
  ];
}

/** The client's decoding without the network. */
function answering(pages: readonly string[]): Send {
  return async (_name, data, request) => {
    const page = pages[Number(request?.query?.['page'] ?? 1) - 1] ?? pageText([]);
    return readAnswer(page, new Response(), data);
  };
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
