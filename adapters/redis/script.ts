import { readFileSync } from 'node:fs';
import type { RedisClient } from './connection.ts';

export type RunScript = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/** In a script's head: what of `scripts/parts/` stands before it. */
const WITH = /^-- With: (.+)$/m;

/**
 * A Lua script from `scripts/`, loaded into Redis at its first use. Every script may run twice, because the client
 * sends unanswered commands again after it has reconnected: each checks before it writes.
 */
export function defineScript(redis: RedisClient, name: string): RunScript {
  const body = read(`${name}.lua`);
  const parts = WITH.exec(body)?.[1]?.split(', ') ?? [];
  const lua = [...parts.map((part) => read(`parts/${part}`)), body].join('\n');
  redis.defineCommand(name, { lua });
  const run = (redis as unknown as Record<string, (...args: (string | number)[]) => Promise<unknown>>)[name];
  if (!run) throw new Error(`The script ${name} was not defined.`);
  return (keys, args) => run.call(redis, keys.length, ...keys, ...args);
}

function read(file: string): string {
  return readFileSync(new URL(`./scripts/${file}`, import.meta.url), 'utf8');
}
