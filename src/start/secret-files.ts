import { readFileSync } from 'node:fs';
import type { Environment } from './declared-settings.ts';

/**
 * The environment with those of these settings in it that lie in files, as secret stores hand them over
 * (`WEBHOOK_SECRET_FILE=/run/secrets/webhook`), and what is wrong with any of the files.
 */
export function withSecretFiles(
  env: Environment,
  names: readonly string[],
): { readonly env: Environment; readonly faults: readonly string[] } {
  const read: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of names) {
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
