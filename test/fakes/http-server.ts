import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The same as it came. */
  readonly raw: Buffer;
}

export interface HttpServer {
  readonly url: string;
  readonly server: ReturnType<typeof createServer>;
  stop(): void;
}

/** A server on a free loopback port. */
export async function startHttpServer(
  handle: (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>,
): Promise<HttpServer> {
  const server = createServer(async (request, response) => {
    // Whoever ends in the middle of a request has asked for nothing.
    const raw = await readAll(request).catch(() => null);
    if (raw === null) return;
    const { method = '', url = '', headers } = request;
    await handle({ method, url, headers, raw, body: raw.toString() }, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The parts of a form with files. */
export async function readMultipart({ raw, headers }: ReceivedRequest): Promise<FormData> {
  return new Response(new Uint8Array(raw), {
    headers: { 'Content-Type': headers['content-type'] ?? '' },
  }).formData();
}
