import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RightsPolicy } from '../domain/rights.ts';
import { withSecretFiles } from './secret-files.ts';
import { environment, faultsTogether, HOST_AND_PORT, type LogLevel, type Settings } from './settings.ts';

/** Everything that can be set, validated once. `.env.example` lists the same names; a test compares them. */
export interface Config {
  readonly trackingMore: {
    readonly apiKey: string | null;
    readonly url: string;
    readonly requestsPerSecond: number;
  };
  /** Null means: start a Redis server of our own. */
  readonly redis: RedisConfig | null;
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  /** Where to look for programs. */
  readonly searchPath: string;
  readonly keyPrefix: string;
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  /** Null means that nothing is pushed. */
  readonly webhook: WebhookConfig | null;
  readonly commandNames: { readonly track: string; readonly parcels: string; readonly admin: string };
  readonly rights: RightsPolicy;
  /** Workspaces that see what nobody brought in through the bot; empty for the first that uses it. */
  readonly homeWorkspaces: readonly string[];
  /** Below this many parcels left, people are warned once. */
  readonly quotaWarning: number;
  /** Where the state can be looked at; null for nowhere. */
  readonly healthPort: number | null;
  /** Null for no dashboard of the queues. */
  readonly dashboardPassword: string | null;
  readonly sweepEveryMs: number;
  readonly fullSweepEveryMs: number;
  readonly deliveredGraceMs: number;
  readonly logLevel: LogLevel;
}

/** `url` holds user, password, database and, by `rediss:`, TLS. */
export type RedisConfig =
  | { readonly kind: 'server'; readonly url: string }
  /** The URL's host is the master's name. */
  | {
      readonly kind: 'sentinels';
      readonly url: string;
      readonly sentinels: readonly HostAndPort[];
      readonly sentinelPassword: string | null;
    }
  /** The URL's host is one of the nodes. */
  | { readonly kind: 'cluster'; readonly url: string };

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

export interface SlackConfig {
  readonly botToken: string;
  /** With it, Socket Mode; without, HTTP with the signing secret. */
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly port: number;
  readonly apiUrl: string | null;
}

export interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string | null;
  /** Which ones this process serves; `auto` for as many as Discord recommends. */
  readonly shards: 'auto' | readonly number[];
  /** Of all processes together; null together with `auto`. */
  readonly shardCount: number | null;
}

export interface WebhookConfig {
  readonly port: number;
  readonly secretPath: string;
  /** Null for the one that the account names. */
  readonly email: string | null;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** All faults at once, so that nobody has to start the program once for each. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const files = withSecretFiles(env);
  const parsed = environment.safeParse(files.env);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    return { ok: false, faults: [...files.faults, ...issues] };
  }
  const set = parsed.data;
  const faults = [...files.faults, ...faultsTogether(set)];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: toConfig(set, env['PATH'] ?? '') };
}

function toRedis(set: Settings): RedisConfig | null {
  const url = set.REDIS_URL;
  if (!url) return null;
  if (set.REDIS_CLUSTER) return { kind: 'cluster', url };
  if (set.REDIS_SENTINELS.length === 0) return { kind: 'server', url };
  const sentinels = set.REDIS_SENTINELS.map((text) => {
    const [, host = '', port = ''] = HOST_AND_PORT.exec(text) ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  });
  return { kind: 'sentinels', url, sentinels, sentinelPassword: set.REDIS_SENTINEL_PASSWORD };
}

function toConfig(set: Settings, searchPath: string): Config {
  return Object.freeze({
    trackingMore: {
      apiKey: set.TRACKINGMORE_API_KEY,
      url: set.TRACKINGMORE_API_URL ?? 'https://api.trackingmore.com/v2',
      requestsPerSecond: set.TRACKINGMORE_REQUESTS_PER_SECOND,
    },
    redis: toRedis(set),
    dataDirectory: resolve(set.DATA_DIR ?? '.data'),
    cacheDirectory: resolve('.cache'),
    searchPath,
    keyPrefix: set.KEY_PREFIX ?? 'parcels',
    slack: set.SLACK_BOT_TOKEN
      ? {
          botToken: set.SLACK_BOT_TOKEN,
          appToken: set.SLACK_APP_TOKEN,
          signingSecret: set.SLACK_SIGNING_SECRET,
          port: set.SLACK_PORT,
          apiUrl: set.SLACK_API_URL,
        }
      : null,
    discord: set.DISCORD_BOT_TOKEN
      ? {
          token: set.DISCORD_BOT_TOKEN,
          apiUrl: set.DISCORD_API_URL,
          shards: set.DISCORD_SHARDS.length > 0 ? set.DISCORD_SHARDS.map(Number) : ('auto' as const),
          shardCount: set.DISCORD_SHARD_COUNT,
        }
      : null,
    webhook: set.WEBHOOK_SECRET
      ? { port: set.WEBHOOK_PORT, secretPath: set.WEBHOOK_SECRET, email: set.WEBHOOK_EMAIL }
      : null,
    commandNames: { track: set.TRACK_COMMAND, parcels: set.PARCELS_COMMAND, admin: set.ADMIN_COMMAND },
    rights: {
      edit: set.MAY_EDIT,
      import: set.MAY_IMPORT,
      delete: set.MAY_DELETE,
      account: set.MAY_SEE_ACCOUNT,
    },
    homeWorkspaces: set.HOME_WORKSPACES,
    quotaWarning: set.QUOTA_WARNING,
    sweepEveryMs: set.SWEEP_INTERVAL_MINUTES * MINUTE_MS,
    fullSweepEveryMs: set.FULL_SWEEP_INTERVAL_HOURS * HOUR_MS,
    deliveredGraceMs: set.DELIVERED_GRACE_DAYS * 24 * HOUR_MS,
    healthPort: set.HEALTH_PORT,
    dashboardPassword: set.DASHBOARD_PASSWORD,
    logLevel: set.LOG_LEVEL,
  });
}

/** What must also be set before the bot can serve anybody. */
export function missingForService(config: Config): readonly string[] {
  const faults: string[] = [];
  if (!config.trackingMore.apiKey) {
    faults.push(
      'TRACKINGMORE_API_KEY is not set: get one at https://www.trackingmore.com (API page of the account)',
    );
  }
  if (!config.slack && !config.discord) {
    faults.push('No chat platform is set: SLACK_BOT_TOKEN for Slack, DISCORD_BOT_TOKEN for Discord, or both');
  }
  return faults;
}

/** The process's environment, with what `.env` adds to it. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
