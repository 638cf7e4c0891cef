import { once } from 'node:events';
import type { Server } from 'node:http';
import { StartupError } from './startup-error.ts';

export interface Listening {
  readonly port: number;
  /** Ends the connections that are open. */
  stop(): Promise<void>;
}

/** Opens a port, 0 for any free one. Rejects with a StartupError that names what it was for and the setting to change. */
export async function listenOn(
  server: Server,
  port: number,
  { what, setting }: { readonly what: string; readonly setting: string },
): Promise<Listening> {
  server.listen(port);
  try {
    // Rejects when the server reports an error instead.
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `The port of ${what} cannot be opened (${reason}). Set ${setting} to a free one.`,
      error,
    );
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
