import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { envelopeOf, refused, type SandboxAnswer } from './answers.ts';
import { findRoute } from './router.ts';
import { World, type WorldOptions } from './world.ts';

export interface SandboxLogEntry {
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface SandboxOptions extends WorldOptions {
  readonly apiKey: string;
  /** Called for every request that is carried out. */
  readonly onRequest?: (request: SandboxLogEntry) => void;
  /** Whether requests that come too fast are refused, as the service does. */
  readonly enforceRate: boolean;
}

export interface Sandbox {
  /** To be used as the API's base URL. */
  readonly url: string;
  readonly world: World;
  stop(): Promise<void>;
}

const BASE = '/v2';
const BIGGEST_BODY = 1_000_000;
/** 1 request a second, 3 for the realtime call. */
const INTERVAL_MS = { general: 1_000, realtime: 333 } as const;
/** What is sent evenly does not arrive evenly, least of all on a busy machine: so many may come together. */
const AT_ONCE = 3;

/** TrackingMore API v2 in miniature: all operations, their error codes and limits, and parcels that move. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = new World(options);
  const nextTurn = { general: Number.NEGATIVE_INFINITY, realtime: Number.NEGATIVE_INFINITY };

  function tooFast(path: string): boolean {
    const bucket = path === '/trackings/realtime' ? 'realtime' : 'general';
    const turn = Math.max(nextTurn[bucket], world.now());
    const isEarly = turn - world.now() > (AT_ONCE - 1) * INTERVAL_MS[bucket];
    if (!isEarly) nextTurn[bucket] = turn + INTERVAL_MS[bucket];
    return options.enforceRate && isEarly;
  }

  function keyRefusal(key: string | string[] | undefined): SandboxAnswer | null {
    if (!key) return refused(401);
    return key === options.apiKey ? null : refused(4001);
  }

  async function answer(request: IncomingMessage): Promise<SandboxAnswer> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (!url.pathname.startsWith(`${BASE}/`)) return refused(404);
    const path = url.pathname.slice(BASE.length);
    const unauthorized = keyRefusal(request.headers['trackingmore-api-key']);
    if (unauthorized) return unauthorized;
    if (tooFast(path)) return refused(429);
    const match = findRoute(request.method ?? 'GET', path);
    if (typeof match === 'number') return refused(match);
    const body = await readJson(request);
    if (body === UNREADABLE) return refused(4015);
    options.onRequest?.({ method: request.method ?? 'GET', path, query: url.searchParams, body });
    return match.route(world, { query: url.searchParams, body, path: match.path });
  }

  const server = createServer(async (request, response) => {
    const text = envelopeOf(await answer(request).catch(() => refused(4012)));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}${BASE}`,
    world,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const UNREADABLE = Symbol('unreadable');

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BIGGEST_BODY) return UNREADABLE;
  }
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
}
