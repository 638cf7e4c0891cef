import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../src/ports/logger.ts';

/** Bolt's log lines in ours. What it calls information is of use only to those who look for a fault. */
export function createBoltLogger(logger: Logger): BoltLogger {
  const message = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: (...parts) => logger.debug({ from: 'slack' }, message(parts)),
    warn: (...parts) => logger.warn({ from: 'slack' }, message(parts)),
    error: (...parts) => logger.error({ from: 'slack' }, message(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
