import pino, { type DestinationStream } from 'pino';
import { currentRequest } from '../async/request-context.ts';
import type { Logger } from '../ports/logger.ts';
import type { LogLevel } from './core-settings.ts';

const HIDDEN = '[hidden]';
const EMAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** International form; a number without the plus cannot be told from a tracking number, so no field with one is logged. */
const PHONE = /\+\d[\d ()-]{6,}\d/g;

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Tokens and keys: cut out wherever they appear, in whatever text. */
  readonly secrets: readonly string[];
  /** Standard error unless given. */
  readonly destination?: DestinationStream;
}

/** One JSON line for each event. What must not be read is cut out of the finished line, so nothing can slip by it. */
export function createLogger({ level, secrets, destination }: LoggerOptions): Logger {
  const hide = (line: string) =>
    secrets
      .filter((secret) => secret.length > 3)
      .reduce((text, secret) => text.replaceAll(secret, HIDDEN), line)
      .replace(EMAIL, HIDDEN)
      .replace(PHONE, HIDDEN);
  return pino(
    {
      level,
      base: null,
      serializers: { err: describeError },
      mixin: () => {
        const request = currentRequest();
        return request === null ? {} : { request };
      },
      hooks: { streamWrite: hide },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
}

/** Only what explains the error: libraries attach whole requests, and with them headers and bodies. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
