import ky from 'ky';
import pRetry from 'p-retry';
import type { z } from 'zod';
import { readText } from '../../../src/async/read-text.ts';
import { currentWorkspace } from '../../../src/async/request-context.ts';
import { type Failure, failure, type Result, success } from '../../../src/domain/result.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import type { OperationName } from '../../../src/ports/provider-offer.ts';
import type { Grant, RequestBudget, StopReason } from '../../../src/ports/request-budget.ts';
import { type Answer, readAnswer } from './answer.ts';
import { COOL_DOWN_MS } from './failure.ts';
import { MOST_BYTES, OPERATIONS, type Operation } from './operations.ts';

export interface ClientOptions {
  /** `https://api.trackingmore.com/v2` */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly budget: RequestBudget;
  readonly logger: Logger;
  /** Called once when the key stops working; see {@link RequestBudget.stop}. */
  readonly onStop: (reason: StopReason) => void;
  /** How long a request may wait for its turn, milliseconds. */
  readonly patienceMs?: number;
  /** First pause before a repeat, milliseconds. */
  readonly retryPauseMs?: number;
  /** Replaces every operation's own time limit, milliseconds. */
  readonly timeoutMs?: number;
}

export interface Request {
  /** Fills `{c}` and `{n}` of the operation's path, and adds what follows. */
  readonly path?: { readonly c: string; readonly n: string; readonly suffix?: string };
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request. `data` reads the envelope's `data`; what it rejects is `provider-answer-unreadable`. */
export type Send = <T>(
  name: OperationName,
  data: z.ZodType<T>,
  request?: Request,
) => Promise<Result<Answer<T>>>;

/**
 * The one place that speaks HTTP to the service. Errors arrive as HTTP 200 with a code in `meta`, so the code
 * decides, and the HTTP status only where the body has none. https://www.trackingmore.com/api-status_code.html
 */
export function createClient(options: ClientOptions): Send {
  const { budget, logger } = options;
  const http = ky.create({
    prefixUrl: options.baseUrl,
    headers: { 'Trackingmore-Api-Key': options.apiKey, 'Content-Type': 'application/json' },
    throwHttpErrors: false,
    retry: 0,
    timeout: false,
  });

  async function attempt<T>(
    name: OperationName,
    data: z.ZodType<T>,
    request: Request,
  ): Promise<Result<Answer<T>>> {
    const operation: Operation = OPERATIONS[name];
    const refused = await waitForTurn(budget, operation.bucket, options.patienceMs ?? 20_000);
    if (refused) return refused;
    const started = Date.now();
    const answer = await send(operation, data, request);
    const outcome = answer.ok ? 'ok' : answer.problem.code;
    logger.debug({ operation: name, outcome, ms: Date.now() - started }, 'api call');
    if (!answer.ok) await noteFailure(answer);
    return answer;
  }

  async function send<T>(
    operation: Operation,
    data: z.ZodType<T>,
    request: Request,
  ): Promise<Result<Answer<T>>> {
    try {
      const response = await http(pathOf(operation, request), {
        method: operation.method,
        searchParams: definedOnly(request.query ?? {}),
        signal: AbortSignal.timeout(options.timeoutMs ?? operation.timeoutMs),
        ...(request.json === undefined ? {} : { json: request.json }),
        ...(request.headers ? { headers: request.headers } : {}),
      });
      const body = await readText(response.body, operation.mostBytes ?? MOST_BYTES);
      if (body === null) return failure({ code: 'provider-answer-too-big' });
      return await readAnswer(body, response, data);
    } catch (error) {
      return failure({ code: 'provider-unavailable', reason: reasonOf(error) });
    }
  }

  async function noteFailure({ problem }: Failure): Promise<void> {
    if (problem.code === 'provider-busy') await budget.coolDown(COOL_DOWN_MS);
    if (problem.code !== 'key-rejected' && problem.code !== 'quota-used-up') return;
    if (await budget.stop(problem.code)) options.onStop(problem.code);
  }

  return async (name, data, request = {}) => {
    try {
      return await pRetry(
        async (count) => {
          const result = await attempt(name, data, request);
          if (!result.ok && result.problem.code === 'provider-unavailable') throw new Unavailable(result);
          return count > 1 ? repeated(result) : result;
        },
        {
          retries: OPERATIONS[name].repeatable ? 2 : 0,
          minTimeout: options.retryPauseMs ?? 500,
          maxTimeout: 5_000,
          randomize: true,
          shouldRetry: ({ error }) => error instanceof Unavailable,
        },
      );
    } catch (error) {
      if (error instanceof Unavailable) return error.result;
      throw error;
    }
  };
}

function repeated<T>(result: Result<Answer<T>>): Result<Answer<T>> {
  if (result.ok) return success({ ...result.value, isRepeated: true });
  const { problem } = result;
  return problem.code === 'tracking-exists' ? failure({ ...problem, mayBeOurs: true }) : result;
}

/** Carries a failed attempt through the retry library, which only understands thrown errors. */
class Unavailable extends Error {
  readonly result: Failure;
  constructor(result: Failure) {
    super('provider unavailable');
    this.result = result;
  }
}

async function waitForTurn(
  budget: RequestBudget,
  bucket: Operation['bucket'],
  patienceMs: number,
): Promise<Failure | null> {
  const grant = await budget.reserve(bucket, patienceMs, currentWorkspace());
  return grant.kind === 'granted' ? null : toFailure(grant);
}

/** What a refusal by our own budget means to whoever asked. */
export function toFailure(grant: Exclude<Grant, { kind: 'granted' }>): Failure {
  if (grant.kind === 'stopped') return failure({ code: grant.reason });
  return failure({ code: 'provider-busy', retryAfterMs: grant.retryAfterMs });
}

/** Says what went wrong without the request, which holds the key. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause && typeof cause === 'object' && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.name : 'unknown error';
}

function pathOf(operation: Operation, { path }: Request): string {
  if (!path) return operation.path;
  const filled = operation.path
    .replace('{c}', encodeURIComponent(path.c))
    .replace('{n}', encodeURIComponent(path.n));
  return path.suffix ? `${filled}/${encodeURIComponent(path.suffix)}` : filled;
}

function definedOnly(query: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
