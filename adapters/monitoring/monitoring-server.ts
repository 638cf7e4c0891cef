import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { within } from '../../src/async/within.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { type Listening, listenOn } from '../../src/start/listening.ts';

/** One thing that must work for the bot to be of use. */
export interface Readiness {
  readonly name: string;
  /** Resolves to null when all is well, else to what is wrong. */
  check(): Promise<string | null>;
}

export interface MonitoringServerOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly readiness: readonly Readiness[];
  /** Lines that `/healthz` says besides. */
  readonly notes?: () => Promise<readonly string[]>;
  readonly registry: Registry;
  /** Pages of others, by the path that theirs begin with. */
  readonly pages?: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;
  readonly logger: Logger;
}

const PATIENCE_MS = 3_000;

/** `/healthz` says that the process is alive, `/readyz` whether it is of use, `/metrics` what it does. */
export async function startMonitoringServer(options: MonitoringServerOptions): Promise<Listening> {
  const { logger, port, pages = {} } = options;
  const server = createServer(async (request, response) => {
    try {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const page = Object.entries(pages).find(([start]) => path === start || path.startsWith(`${start}/`));
      if (page) page[1](request, response);
      else await answer(options, path, response);
    } catch (error) {
      logger.warn({ err: error }, 'a look at the state failed');
      end(response, 503, 'not available\n');
    }
  });
  return listenOn(server, port, { what: '/healthz', setting: 'HEALTH_PORT' });
}

async function answer(
  { readiness, notes, registry }: MonitoringServerOptions,
  path: string,
  response: ServerResponse,
): Promise<void> {
  if (path === '/healthz') return end(response, 200, ['alive', ...((await notes?.()) ?? []), ''].join('\n'));
  if (path === '/metrics') {
    return end(response, 200, await within(PATIENCE_MS, registry.metrics()), registry.contentType);
  }
  if (path !== '/readyz') return end(response, 404, 'not found\n');
  const findings = await Promise.all(readiness.map(findingOf));
  const lines = findings.map(({ name, wrong }) => `${name}: ${wrong ?? 'ok'}\n`).join('');
  end(response, findings.every(({ wrong }) => wrong === null) ? 200 : 503, lines);
}

async function findingOf({ name, check }: Readiness) {
  const wrong = await within(PATIENCE_MS, check()).catch(() => 'does not answer');
  return { name, wrong };
}

function end(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'Content-Type': type }).end(text);
}
