import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import type { TokenState } from '../../src/ports/notifier.ts';

const GONE: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
];
const FORBIDDEN: readonly (string | number)[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
];
const LOCKED_OUT: readonly (string | number)[] = [
  RESTJSONErrorCodes.Unauthorized,
  RESTJSONErrorCodes.InvalidToken,
];

/** What a failed call to Discord says about the message. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export function discordOutcome(error: unknown): PostOutcome {
  if (error instanceof RateLimitError) return { kind: 'busy', retryAfterMs: Math.max(error.retryAfter, 100) };
  if (error instanceof DiscordAPIError) {
    const reason = `${error.code} ${error.message}`;
    if (error.code === RESTJSONErrorCodes.UnknownMessage) return { kind: 'missing', reason };
    if (GONE.includes(error.code)) return { kind: 'gone', reason };
    if (LOCKED_OUT.includes(error.code) || error.status === 401) return { kind: 'locked-out', reason };
    if (FORBIDDEN.includes(error.code) || error.status === 403) {
      return { kind: 'forbidden', reason };
    }
    if (error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType) return { kind: 'refused', reason };
    if (error.status < 500) return { kind: 'unreachable', reason };
    return { kind: 'uncertain', reason, isUnderWay: isGatewayTimeout(error.status) };
  }
  if (error instanceof HTTPError)
    return {
      kind: 'uncertain',
      reason: `HTTP ${error.status}`,
      isUnderWay: isGatewayTimeout(error.status),
    };
  return networkOutcome(error);
}

/** Whether the token is accepted, by the failure of a call that needs nothing else. */
export function discordTokenState(error: unknown): TokenState {
  const outcome = discordOutcome(error);
  if (outcome.kind === 'locked-out') return outcome;
  const isAnswered = error instanceof DiscordAPIError && error.status < 500 && error.status !== 429;
  return { kind: isAnswered ? 'accepted' : 'unknown' };
}

/** A refused connection has certainly posted nothing; a request that broke or ran out of time may have. */
function networkOutcome(error: unknown): PostOutcome {
  if (!(error instanceof Error)) throw error;
  const code = codeOf(error) ?? codeOf(error.cause);
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return { kind: 'unreachable', reason: code };
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || code) {
    return { kind: 'uncertain', reason: code ?? error.name, isUnderWay: true };
  }
  throw error;
}

/** Somebody in between has not waited for the answer; 524 is Cloudflare's, which stands before Discord. */
function isGatewayTimeout(status: number): boolean {
  return status === 504 || status === 524;
}

function codeOf(error: unknown): string | undefined {
  return error && typeof error === 'object' && 'code' in error ? String(error.code) : undefined;
}
