import type { Result } from '../../src/domain/result.ts';
import type { Metrics } from '../../src/ports/metrics.ts';
import type { ProvidedApi } from '../../src/ports/tracking-provider.ts';

/** The same API, each call of which is counted by what became of it. */
export function countCalls<A extends ProvidedApi>(api: A, metrics: Pick<Metrics, 'apiCalled'>): A {
  return new Proxy(api, {
    get(target, name: keyof ProvidedApi) {
      const method = target[name] as ((...args: unknown[]) => Promise<Result<unknown>>) | undefined;
      if (!method) return undefined;
      return async (...args: unknown[]) => {
        const result = await method(...args);
        metrics.apiCalled(name, result.ok ? 'ok' : result.problem.code);
        return result;
      };
    },
  });
}
