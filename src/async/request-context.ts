import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Everything that is logged or enqueued meanwhile belongs to this request: a command, or a job that nobody asked for. */
export function inRequest<T>(id: string, run: () => T): T {
  return requests.run(id, run);
}

export function currentRequest(): string | null {
  return requests.getStore() ?? null;
}
