import type { z } from 'zod';
import { type Failure, failure, type Result, success } from '../../../src/domain/result.ts';
import { parseJson } from '../parse-json.ts';
import { COOL_DOWN_MS, toProblem } from './failure.ts';
import { envelope } from './wire.ts';

export interface Answer<T> {
  readonly data: T;
  /** The service's clock, Unix milliseconds. */
  readonly servedAt: number | null;
  /** The service may have done before what it was asked for: the answer to that was lost. */
  readonly isRepeated?: boolean;
}

/** Judges an answer by the code in its `meta`, and by the HTTP status only where there is none. */
export async function readAnswer<T>(
  body: string,
  response: Response,
  schema: z.ZodType<T>,
): Promise<Result<Answer<T>>> {
  const outer = envelope.safeParse(await readBody(body));
  if (!outer.success) return failure(problemOfStatus(response.status));
  const problem = toProblem(outer.data.meta.code, outer.data.meta.message);
  if (problem) return failure(problem);
  const data = schema.safeParse(outer.data.data);
  if (!data.success) return failure({ code: 'provider-answer-unreadable', reason: issuesOf(data.error) });
  const servedAt = Date.parse(response.headers.get('date') ?? '');
  return success({ data: data.data, servedAt: Number.isNaN(servedAt) ? null : servedAt });
}

/** Undefined for what is no JSON: it counts as having no envelope. */
async function readBody(body: string): Promise<unknown> {
  try {
    return await parseJson(body);
  } catch {
    return body.length <= LONGEST_ACCOUNT
      ? parseJson(withQuotedPhones(body)).catch(() => undefined)
      : undefined;
  }
}

const LONGEST_ACCOUNT = 10_000;

/** The documented sample of the account call prints `"phone": +86…` without quotes, which is not JSON. */
function withQuotedPhones(body: string): string {
  return body.replace(/:\s*(\+\d+)/g, ':"$1"');
}

/**
 * For answers without an envelope: the error page of something in between. It may not speak for the service, so not
 * even a 401 counts as a verdict on the key.
 */
function problemOfStatus(status: number): Failure['problem'] {
  const reason = `HTTP ${status} without a result`;
  if (status === 429) return { code: 'provider-busy', retryAfterMs: COOL_DOWN_MS };
  return status >= 400 && status !== 404
    ? { code: 'provider-unavailable', reason }
    : { code: 'provider-answer-unreadable', reason };
}

/** Where the answer is not as documented; never what stands there, which may be somebody's address. */
function issuesOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
}

/** Translates the data of a successful answer. */
export function mapData<T, U>(answer: Result<Answer<T>>, translate: (data: T) => U): Result<U> {
  return answer.ok ? success(translate(answer.value.data)) : answer;
}

/** The same for an answer that may hold nothing: then the tracking is not there. */
export function mapObject<T, U>(
  answer: Result<Answer<T>>,
  translate: (data: NonNullable<T>) => U,
): Result<U> {
  if (!answer.ok) return answer;
  const { data } = answer.value;
  return data == null ? failure({ code: 'tracking-missing' }) : success(translate(data));
}
