import type { Logger } from '../../src/ports/logger.ts';

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Keeps what was logged, for tests about that. */
export function recordingLogger(): Logger & {
  readonly lines: { level: string; details: object; message: string }[];
} {
  const lines: { level: string; details: object; message: string }[] = [];
  const keep = (level: string) => (details: object, message: string) => {
    lines.push({ level, details, message });
  };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}
