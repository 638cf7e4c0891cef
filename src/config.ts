import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { DEFAULT_RIGHTS, type Right, type RightsPolicy } from './rights.ts';
import { withSecretFiles } from './secret-files.ts';

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

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An empty value counts as not set: `.env` files are full of them. */
const text = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null);
const url = (...protocols: string[]) =>
  text.refine(
    (value) => value === null || (URL.canParse(value) && protocols.includes(new URL(value).protocol)),
    `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );
const web = url('http:', 'https:');
const number = (fallback: number, least: number, most: number) =>
  text
    .transform((value) => (value === null ? fallback : Number(value)))
    .refine((value) => value >= least && value <= most, `must be a number from ${least} to ${most}`);
const optionalNumber = (least: number, most: number) =>
  text
    .transform((value) => (value === null ? null : Number(value)))
    .refine(
      (value) => value === null || (Number.isInteger(value) && value >= least && value <= most),
      `must be a number from ${least} to ${most}`,
    );
const commandName = (fallback: string) =>
  text
    .transform((value) => (value ?? fallback).replace(/^\//, ''))
    .refine((value) => /^[a-z0-9_-]{1,32}$/.test(value), 'must be 1 to 32 small letters, digits, - or _');

const list = text.transform((value) =>
  (value ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean),
);
const HOST_AND_PORT = /^([^\s:]+|\[[\da-f:]+\]):(\d{1,5})$/i;
const flag = text
  .refine((value) => value === null || /^(yes|no)$/i.test(value), 'must be yes or no')
  .transform((value) => value?.toLowerCase() === 'yes');
const ROLE = /^(everyone|admins|slack:[USW]\w+|discord:\w+)$/;
const roles = (right: Right) =>
  list
    .transform((value) => (value.length === 0 ? DEFAULT_RIGHTS[right] : value))
    .refine(
      (value) => value.every((role) => ROLE.test(role)),
      'must be a list of everyone, admins, slack:<user or group id>, discord:<role id or permission>',
    );

const environment = z.object({
  TRACKINGMORE_API_KEY: text,
  TRACKINGMORE_API_URL: web,
  TRACKINGMORE_REQUESTS_PER_SECOND: number(1, 0.1, 1_000),
  REDIS_URL: url('redis:', 'rediss:'),
  REDIS_SENTINELS: list.refine(
    (all) => all.every((each) => HOST_AND_PORT.test(each)),
    'must be a list such as one.example:26379,two.example:26379',
  ),
  REDIS_SENTINEL_PASSWORD: text,
  REDIS_CLUSTER: flag,
  DATA_DIR: text,
  KEY_PREFIX: text,
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_PORT: number(3000, 0, 65_535),
  SLACK_API_URL: web,
  DISCORD_BOT_TOKEN: text,
  DISCORD_API_URL: web,
  DISCORD_SHARDS: list.refine(
    (all) => all.every((each) => /^\d{1,4}$/.test(each)),
    'must be a list such as 0,1',
  ),
  DISCORD_SHARD_COUNT: optionalNumber(1, 10_000),
  WEBHOOK_SECRET: text.refine(
    (value) => value === null || /^[\w-]{16,}$/.test(value),
    'must be at least 16 letters, digits, - or _, which nobody can guess',
  ),
  WEBHOOK_PORT: number(3001, 0, 65_535),
  WEBHOOK_EMAIL: text,
  TRACK_COMMAND: commandName('track'),
  PARCELS_COMMAND: commandName('parcels'),
  ADMIN_COMMAND: commandName('parcels-admin'),
  MAY_EDIT: roles('edit'),
  MAY_IMPORT: roles('import'),
  MAY_DELETE: roles('delete'),
  MAY_SEE_ACCOUNT: roles('account'),
  HOME_WORKSPACES: list.refine(
    (all) => all.every((each) => /^(slack|discord)\/\w+$/.test(each)),
    'must be a list such as slack/T0123,discord/123',
  ),
  QUOTA_WARNING: number(50, 0, 1_000_000),
  SWEEP_INTERVAL_MINUTES: number(15, 1 / 60, 24 * 60),
  FULL_SWEEP_INTERVAL_HOURS: number(24, 1, 24 * 7),
  DELIVERED_GRACE_DAYS: number(7, 0, 365),
  HEALTH_PORT: optionalNumber(0, 65_535),
  DASHBOARD_PASSWORD: text.refine(
    (value) => value === null || value.length >= 12,
    'must be at least 12 characters long',
  ),
  LOG_LEVEL: text
    .transform((value) => value ?? 'info')
    .pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)),
});

/** The names of all settings, for the test that compares them with `.env.example`. */
export const SETTING_NAMES: readonly string[] = Object.keys(environment.shape);

/** All faults at once, so that nobody has to start the program once for each. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const files = withSecretFiles(env);
  const parsed = environment.safeParse(files.env);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    return { ok: false, faults: [...files.faults, ...issues] };
  }
  const set = parsed.data;
  const faults = [...files.faults, ...slackFaults(set), ...redisFaults(set), ...shardFaults(set)];
  const names = [set.TRACK_COMMAND, set.PARCELS_COMMAND, set.ADMIN_COMMAND];
  if (set.DASHBOARD_PASSWORD && set.HEALTH_PORT === null) {
    faults.push('DASHBOARD_PASSWORD needs HEALTH_PORT: the dashboard is at /queues there');
  }
  if (new Set(names).size < names.length) {
    faults.push('TRACK_COMMAND, PARCELS_COMMAND and ADMIN_COMMAND must be different words');
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: toConfig(set, env['PATH'] ?? '') };
}

type Settings = z.output<typeof environment>;

function slackFaults(set: Settings): string[] {
  const faults: string[] = [];
  if (set.SLACK_BOT_TOKEN && !set.SLACK_APP_TOKEN && !set.SLACK_SIGNING_SECRET) {
    faults.push(
      'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it',
    );
  }
  if (!set.SLACK_BOT_TOKEN && (set.SLACK_APP_TOKEN || set.SLACK_SIGNING_SECRET)) {
    faults.push('SLACK_BOT_TOKEN is missing, although other Slack settings are there');
  }
  return faults;
}

function shardFaults({ DISCORD_SHARDS: shards, DISCORD_SHARD_COUNT: count }: Settings): string[] {
  if (shards.length === 0 && count === null) return [];
  if (shards.length === 0 || count === null)
    return ['DISCORD_SHARDS and DISCORD_SHARD_COUNT belong together: set both or neither'];
  const beyond = shards.filter((shard) => Number(shard) >= count);
  return beyond.length === 0
    ? []
    : [
        `DISCORD_SHARDS holds ${beyond.join(', ')}, but they count from 0 and DISCORD_SHARD_COUNT is ${count}`,
      ];
}

function redisFaults(set: Settings): string[] {
  const isSentinel = set.REDIS_SENTINELS.length > 0;
  const faults: string[] = [];
  if (isSentinel && set.REDIS_CLUSTER) faults.push('REDIS_SENTINELS and REDIS_CLUSTER exclude each other');
  if (!set.REDIS_URL && (isSentinel || set.REDIS_CLUSTER)) {
    const host = isSentinel ? 'the name of the master' : 'one of the nodes';
    faults.push(
      `REDIS_URL is missing: redis://${isSentinel ? 'mymaster' : 'node.example:6379'}, with ${host}`,
    );
  }
  return faults;
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
