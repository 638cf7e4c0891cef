import { z } from 'zod';
import { DEFAULT_RIGHTS, type Right } from '../domain/rights.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

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
export const HOST_AND_PORT = /^([^\s:]+|\[[\da-f:]+\]):(\d{1,5})$/i;
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

/** What the environment may hold, each setting by itself. */
export const environment = z.object({
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

export type Settings = z.output<typeof environment>;

/** What is wrong with settings that are right by themselves. */
export function faultsTogether(set: Settings): readonly string[] {
  const faults = [...slackFaults(set), ...redisFaults(set), ...shardFaults(set)];
  const names = [set.TRACK_COMMAND, set.PARCELS_COMMAND, set.ADMIN_COMMAND];
  if (set.DASHBOARD_PASSWORD && set.HEALTH_PORT === null) {
    faults.push('DASHBOARD_PASSWORD needs HEALTH_PORT: the dashboard is at /queues there');
  }
  if (new Set(names).size < names.length) {
    faults.push('TRACK_COMMAND, PARCELS_COMMAND and ADMIN_COMMAND must be different words');
  }
  return faults;
}

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
