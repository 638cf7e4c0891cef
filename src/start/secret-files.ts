import { readFileSync } from 'node:fs';

/** Settings that may lie in a file, as secret stores hand them over: `SLACK_BOT_TOKEN_FILE=/run/secrets/slack`. */
const MAY_BE_FILES = [
  'TRACKINGMORE_API_KEY',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DISCORD_BOT_TOKEN',
  'WEBHOOK_SECRET',
  'REDIS_URL',
  'DASHBOARD_PASSWORD',
  'REDIS_SENTINEL_PASSWORD',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with the contents of these files in it, and what is wrong with any of them. */
export function withSecretFiles(env: Environment): {
  readonly env: Environment;
  readonly faults: readonly string[];
} {
  const read: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of MAY_BE_FILES) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (env[name]?.trim()) faults.push(`${name} and ${name}_FILE are both set: leave one of them out`);
    try {
      read[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      // The reason names the file, never what is in it.
      faults.push(`${name}_FILE cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { env: { ...env, ...read }, faults };
}
