import ky from 'ky';
import { createRequestBudget } from '../../adapters/redis/request-budget.ts';
import { renderCard } from '../../adapters/slack/render.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { createTrackingMore } from '../../adapters/trackingmore/v2/tracking-more.ts';
import { createServices } from '../../src/chat/create-services.ts';
import { createDispatcher } from '../../src/chat/dispatch.ts';
import { DEFAULT_RIGHTS } from '../../src/domain/rights.ts';
import { completeApi } from '../../src/parcels/stand-ins.ts';
import { commandSet } from '../support/cards.ts';
import { originAt } from '../support/origin.ts';
import { platforms } from '../support/platforms.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { type BenchRedis, followAll } from './bench-redis.ts';
import { compared, type Measurement, median } from './measurement.ts';
import type { BenchOptions } from './options.ts';
import { CARRIER, numberOf } from './rows.ts';
import { startService } from './service.ts';

const COMMANDS = 200;
const PARCELS = 50;

/** From what was typed to a message that can be sent, the service answering at once, against the request alone. */
export async function command(redis: BenchRedis, { rounds }: BenchOptions): Promise<readonly Measurement[]> {
  const service = await startService(PARCELS);
  try {
    const say = await openCore(redis, service);
    const http = ky.create({ prefixUrl: service.url, headers: { 'Trackingmore-Api-Key': 'k' } });
    const [ours, other]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < COMMANDS * (rounds + 1); turn += 1) {
      const number = numberOf(turn % PARCELS);
      const our = await millisecondsOf(() => say(`/parcels status ${CARRIER} ${number}`));
      const their = await millisecondsOf(() => http.get(`trackings/${CARRIER}/${number}`).json());
      // The first round warms up.
      if (turn < COMMANDS) continue;
      ours.push(our);
      other.push(their);
    }
    return [
      compared(
        'command: text in → card rendered',
        'ms',
        { ours: median(ours), other: median(other) },
        { most: 1.3 },
      ),
    ];
  } finally {
    service.stop();
  }
}

async function openCore(redis: BenchRedis, { url, rows }: Awaited<ReturnType<typeof startService>>) {
  const stores = redis.stores('command');
  await followAll(stores, rows, 1);
  const budget = createRequestBudget(redis.redis, stores.keys, {
    apiKey: 'k',
    pace: { general: 1e6, realtime: 1e6 },
    refreshEveryMs: OFFER.refreshEveryMs,
  });
  const provided = createTrackingMore({
    baseUrl: url,
    apiKey: 'k',
    budget,
    logger: silentLogger,
    onStop: () => {},
  });
  const api = completeApi(provided, OFFER, Date.now);
  const services = createServices(stores, {
    api,
    offer: OFFER,
    budget,
    notifiers: new Map(),
    wakeOutbox: async () => {},
    clock: Date.now,
    logger: silentLogger,
  });
  const dispatcher = createDispatcher({
    platforms,
    commands: commandSet,
    services,
    rights: DEFAULT_RIGHTS,
  });
  const origin = originAt('T0123456789', 'C0000000000');
  return async (text: string) => {
    const reply = await dispatcher.fromText(origin, text);
    if (reply.kind !== 'card' || reply.outcome !== 'ok')
      throw new Error(`The answer was ${JSON.stringify(reply)}.`);
    return renderCard(reply.card);
  };
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
