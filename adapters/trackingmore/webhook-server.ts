import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readText } from '../../src/async/read-text.ts';
import type { ParcelKey } from '../../src/domain/parcel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { type Listening, listenOn } from '../../src/start/listening.ts';

export type PushVerdict =
  | { readonly kind: 'genuine'; readonly key: ParcelKey }
  /** No push at all. */
  | { readonly kind: 'malformed' }
  /** Not signed by the service, or too long ago. */
  | { readonly kind: 'refused' };

/** `email` is the account's registered address; `now` in Unix milliseconds. */
export type VerifyPush = (body: string, email: string, now: number) => PushVerdict;

export interface WebhookServerOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** The part of the address that nobody can guess. */
  readonly secretPath: string;
  readonly email: string;
  readonly verify: VerifyPush;
  /** A parcel is said to have moved. */
  readonly onPush: (key: ParcelKey) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const BIGGEST_BODY = 1_000_000;
const PATIENCE_MS = 10_000;
const TOO_BIG = 413;

/** Takes what the tracking service pushes, and answers before anything is done with it. */
export async function startWebhookServer(options: WebhookServerOptions): Promise<Listening> {
  const { logger } = options;
  const server = createServer((request, response) => {
    receive(options, request, response).catch((error) => {
      // The service pushes again what was not taken.
      logger.warn({ err: error }, 'a push could not be taken');
      end(response, 503);
    });
  });
  server.requestTimeout = PATIENCE_MS;
  return listenOn(server, options.port, { what: 'the webhook', setting: 'WEBHOOK_PORT' });
}

async function receive(
  options: WebhookServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  if (!isSame(path, `/webhook/${options.secretPath}`)) return end(response, 404);
  if (request.method !== 'POST') return end(response, 405);
  const body = await readText(request, BIGGEST_BODY);
  if (body === null) return end(response, TOO_BIG);
  const verdict = options.verify(body, options.email, options.clock());
  if (verdict.kind === 'malformed') return end(response, 400);
  if (verdict.kind === 'refused') return end(response, 401);
  await options.onPush(verdict.key);
  end(response, 200);
}

/** Takes as long for a path that is nearly right as for any other. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function end(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  // What is left of a body that was too big is not waited for.
  if (status === TOO_BIG) response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end();
}
