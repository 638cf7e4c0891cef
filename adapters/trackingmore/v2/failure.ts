import type { ProviderProblem } from '../../../src/domain/problem.ts';

/** After a 429 the service wants silence from the whole key. https://www.trackingmore.com/api-status_code.html */
export const COOL_DOWN_MS = 120_000;

const BY_CODE: Readonly<Record<number, ProviderProblem>> = {
  202: { code: 'provider-busy', retryAfterMs: COOL_DOWN_MS },
  401: { code: 'key-rejected' },
  402: { code: 'key-rejected' },
  403: { code: 'key-rejected' },
  429: { code: 'provider-busy', retryAfterMs: COOL_DOWN_MS },
  4001: { code: 'key-rejected' },
  4002: { code: 'key-rejected' },
  4014: { code: 'number-rejected' },
  4015: { code: 'carrier-rejected' },
  4016: { code: 'tracking-exists' },
  4017: { code: 'tracking-missing' },
  4018: { code: 'feature-locked' },
  4019: { code: 'balance-too-low' },
  4020: { code: 'too-many-at-once' },
  4021: { code: 'quota-used-up' },
  4031: { code: 'tracking-missing' },
  4032: { code: 'carrier-not-detected' },
};

/** Null for success. The texts that come with the codes vary by language and year: they are for logs only. */
export function toProblem(code: number, message: string | null): ProviderProblem | null {
  if (code === 200 || code === 201) return null;
  const known = BY_CODE[code];
  if (known) return known;
  const reason = message ?? `code ${code}`;
  if (code >= 500 && code < 600) return { code: 'provider-unavailable', reason };
  return { code: 'provider-refused', providerCode: code, reason };
}
