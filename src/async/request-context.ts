import { AsyncLocalStorage } from 'node:async_hooks';

interface Request {
  readonly id: string;
  readonly workspace: string | null;
}

const requests = new AsyncLocalStorage<Request>();

/**
 * Everything that is logged, asked or enqueued meanwhile belongs to this request: a command, or a job that nobody
 * asked for.
 *
 * @param workspace where it was asked; null for nowhere
 */
export function inRequest<T>(id: string, run: () => T, workspace: string | null = null): T {
  return requests.run({ id, workspace }, run);
}

export function currentRequest(): string | null {
  return requests.getStore()?.id ?? null;
}

/** For whom something is done; null for nobody in particular. */
export function currentWorkspace(): string | null {
  return requests.getStore()?.workspace ?? null;
}
