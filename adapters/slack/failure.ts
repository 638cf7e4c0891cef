import { webApi } from '@slack/bolt';
import type { PostOutcome } from '../../src/domain/delivery.ts';
import type { TokenState } from '../../src/ports/notifier.ts';

type Refusal = Exclude<PostOutcome['kind'], 'posted' | 'busy'>;

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const MEANING: ReadonlyMap<string, Refusal> = new Map(
  Object.entries({
    channel_not_found: 'gone',
    is_archived: 'gone',
    not_in_channel: 'forbidden',
    restricted_action: 'forbidden',
    missing_scope: 'forbidden',
    no_permission: 'forbidden',
    account_inactive: 'locked-out',
    invalid_auth: 'locked-out',
    not_allowed_token_type: 'locked-out',
    not_authed: 'locked-out',
    token_expired: 'locked-out',
    token_revoked: 'locked-out',
    /** These are of one workspace, and end when its owners or Slack put an end to them. */
    ekm_access_denied: 'unreachable',
    org_login_required: 'unreachable',
    message_not_found: 'missing',
    thread_not_found: 'missing',
    cant_update_message: 'missing',
    edit_window_closed: 'missing',
    cannot_reply_to_message: 'missing',
    invalid_blocks: 'refused',
    invalid_blocks_format: 'refused',
    invalid_arguments: 'refused',
    msg_too_long: 'refused',
    msg_blocks_too_long: 'refused',
    no_text: 'refused',
    metadata_too_large: 'refused',
    /** These two may have partly succeeded. */
    internal_error: 'uncertain',
    fatal_error: 'uncertain',
  }),
);

/** What a failed call to Slack says about the message. */
export function slackOutcome(error: unknown): PostOutcome {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'busy', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIPlatformError) {
    const reason = error.data.error;
    if (reason === 'ratelimited' || reason === 'rate_limited') return { kind: 'busy', retryAfterMs: 30_000 };
    return { kind: MEANING.get(reason) ?? 'unreachable', reason };
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return {
      kind: 'uncertain',
      reason: `HTTP ${error.statusCode}`,
      isUnderWay: isGatewayTimeout(error.statusCode),
    };
  if (error instanceof webApi.WebAPIRequestError) return requestOutcome(error.original);
  throw error;
}

/** Whether the token is accepted, by the failure of a call that needs nothing else. */
export function slackTokenState(error: unknown): TokenState {
  const outcome = slackOutcome(error);
  if (outcome.kind === 'locked-out') return outcome;
  return { kind: error instanceof webApi.WebAPIPlatformError ? 'accepted' : 'unknown' };
}

/** A refused connection has certainly posted nothing; one that broke may have. */
function requestOutcome(original: Error): PostOutcome {
  const code = codeOf(original) ?? codeOf(original.cause);
  const reason = code ?? original.name;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return { kind: 'unreachable', reason };
  return { kind: 'uncertain', reason, isUnderWay: true };
}

/** Somebody in between has not waited for the answer. */
function isGatewayTimeout(status: number): boolean {
  return status === 504;
}

function codeOf(error: unknown): string | undefined {
  return error && typeof error === 'object' && 'code' in error ? String(error.code) : undefined;
}
