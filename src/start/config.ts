import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CoreConfig, coreSettings } from './core-settings.ts';
import type { Environment, Off } from './declared-settings.ts';
import type { ConfiguredPlatform, PlatformDeclaration } from './platform-declaration.ts';
import type { ConfiguredProvider, ProviderDeclaration } from './provider-declaration.ts';
import { withSecretFiles } from './secret-files.ts';

/** What declares itself; see `src/app.ts`. */
export interface Declared {
  readonly platforms: readonly PlatformDeclaration[];
  readonly provider: ProviderDeclaration;
}

/** Everything that can be set, validated once. `.env.example` lists the same names; a test compares them. */
export interface Config extends CoreConfig {
  readonly cacheDirectory: string;
  /** Where to look for programs. */
  readonly searchPath: string;
  /** Null without its key. */
  readonly provider: ConfiguredProvider | null;
  /** Those that are set up. */
  readonly platforms: readonly ConfiguredPlatform[];
  /** What is not set, and so is off. */
  readonly off: readonly Off[];
  /** What must also be set before the bot can serve anybody. */
  readonly missing: readonly string[];
  /** Texts that nobody may read. */
  readonly hidden: readonly string[];
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The names of all settings and, among them, of those that nobody may read. */
export function settingNames(declared: Declared): Record<'all' | 'secret', readonly string[]> {
  const parts = [
    coreSettings(declared.platforms),
    declared.provider.settings,
    ...declared.platforms.map(({ settings }) => settings),
  ];
  return {
    all: parts.flatMap(({ names }) => names),
    secret: parts.flatMap(({ secretNames }) => secretNames),
  };
}

/** All faults at once, so that nobody has to start the program once for each. */
export function readConfig(given: Environment, declared: Declared): ConfigResult {
  const files = withSecretFiles(given, settingNames(declared).secret);
  const core = coreSettings(declared.platforms).read(files.env);
  const provider = declared.provider.settings.read(files.env);
  const platforms = declared.platforms.map(({ settings }) => settings.read(files.env));
  const all = [core, provider, ...platforms];
  const faults = [...files.faults, ...all.flatMap((each) => (each.ok ? [] : each.faults))];
  if (faults.length > 0 || !core.ok || !provider.ok) return { ok: false, faults };
  const config = {
    ...core.config,
    cacheDirectory: resolve('.cache'),
    searchPath: given['PATH'] ?? '',
    provider: provider.config,
    platforms: platforms.flatMap((each) => (each.ok && each.config ? [each.config] : [])),
    off: all.flatMap((each) => (each.ok ? each.off : [])),
    hidden: all.flatMap((each) => (each.ok ? each.hidden : [])),
  };
  return { ok: true, config: Object.freeze({ ...config, missing: missingFor(config, declared) }) };
}

function missingFor(
  { provider, platforms }: Pick<Config, 'provider' | 'platforms'>,
  declared: Declared,
): readonly string[] {
  const { setting, advice } = declared.provider.key;
  const switches = declared.platforms.map(({ label, switchedOnBy }) => `${switchedOnBy} for ${label}`);
  return [
    ...(provider ? [] : [`${setting} is not set: ${advice}`]),
    ...(platforms.length > 0 ? [] : [`No chat platform is set: ${switches.join(', ')}, or several`]),
  ];
}

/** The process's environment, with what `.env` adds to it. */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
