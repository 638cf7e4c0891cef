import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that the system gives to connections, so that none of them takes one of these meanwhile. */
const FIRST = 16_384;
const PAIRS = 8_192;

/**
 * A port of the loopback address on which nobody listens. The one above it is held until this process ends, which
 * keeps every other run on this machine from being given the same.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + 2 * Math.floor(Math.random() * PAIRS);
    if (!(await listenOn(port + 1))) continue;
    const trial = await listenOn(port);
    if (!trial) continue;
    trial.close();
    await once(trial, 'close');
    return port;
  }
}

async function listenOn(port: number) {
  const server = createServer().listen(port, '127.0.0.1').unref();
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null;
    throw error;
  }
}
