import { resolve } from 'node:path';
import { z } from 'zod';
import { isNameable } from '../domain/channel.ts';
import type { Allowance } from '../domain/party.ts';
import { mapRights, RIGHTS, type Right, type RightsPolicy } from '../domain/rights.ts';
import type { SurfaceNames } from '../grammar/command-set.ts';
import { type DeclaredSettings, declareSettings, type Values } from './declared-settings.ts';
import type { PlatformDeclaration } from './platform-declaration.ts';
import { type RedisConfig, redisFaults, redisTypes, toRedis } from './redis-settings.ts';
import { roleType } from './role-type.ts';
import { list, number, optionalNumber, secret, text } from './setting-types.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What belongs to no platform and to no tracking service. */
export interface CoreConfig {
  /** Null means: start a Redis server of our own. */
  readonly redis: RedisConfig | null;
  readonly dataDirectory: string;
  readonly keyPrefix: string;
  readonly commandNames: SurfaceNames;
  readonly rights: RightsPolicy;
  /** The host's, as in `workspaceId`: they see what nobody brought in through the bot. */
  readonly homeWorkspaces: readonly string[];
  /** Those that may use the bot at all, as in `workspaceId`; empty for all. */
  readonly allowedWorkspaces: readonly string[];
  /** Commands a minute. */
  readonly commandPace: Allowance;
  /** What may be used up of the account's quota in a day. */
  readonly dailyUnits: Allowance;
  /** Below this many parcels left, people are warned once. */
  readonly quotaWarning: number;
  readonly sweepEveryMs: number;
  readonly fullSweepEveryMs: number;
  readonly deliveredGraceMs: number;
  /** How long something is kept of which no channel hears any more. */
  readonly forgetAfterMs: number;
  /** Where the state can be looked at; null for nowhere. */
  readonly healthPort: number | null;
  /** Null for no dashboard of the queues. */
  readonly dashboardPassword: string | null;
  readonly logLevel: LogLevel;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Platforms = readonly Pick<PlatformDeclaration, 'name' | 'role' | 'exampleWorkspace'>[];

/** What names no platform. */
const types = {
  ...redisTypes,
  DATA_DIR: text,
  KEY_PREFIX: text,
  TRACK_COMMAND: commandName('track'),
  PARCELS_COMMAND: commandName('parcels'),
  ADMIN_COMMAND: commandName('parcels-admin'),
  COMMANDS_PER_MINUTE: number(60, 1, 10_000),
  WORKSPACE_COMMANDS_PER_MINUTE: number(600, 1, 100_000),
  DAILY_UNITS_PER_PERSON: number(5_000, 0, 10_000_000),
  DAILY_UNITS_PER_WORKSPACE: number(20_000, 0, 10_000_000),
  QUOTA_WARNING: number(50, 0, 1_000_000),
  SWEEP_INTERVAL_MINUTES: number(15, 1 / 60, 24 * 60),
  FULL_SWEEP_INTERVAL_HOURS: number(24, 1, 24 * 7),
  DELIVERED_GRACE_DAYS: number(7, 0, 365),
  FORGET_AFTER_DAYS: number(30, 1, 3_650),
  HEALTH_PORT: optionalNumber(0, 65_535),
  DASHBOARD_PASSWORD: secret(
    text.refine((value) => value === null || value.length >= 12, 'must be at least 12 characters long'),
  ),
  LOG_LEVEL: text
    .transform((value) => value ?? 'info')
    .pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)),
};

export function coreSettings(platforms: Platforms): DeclaredSettings<CoreConfig> {
  return declareSettings({
    types: {
      ...types,
      ...rightTypes(platforms),
      HOME_WORKSPACES: workspacesType(platforms),
      ALLOWED_WORKSPACES: workspacesType(platforms),
    },
    switches: [
      { what: '/healthz, /readyz, /metrics', setting: 'HEALTH_PORT' },
      { what: 'dashboard of the queues', setting: 'DASHBOARD_PASSWORD' },
    ],
    faults: (set) => [...redisFaults(set), ...coreFaults(set)],
    configure: (set) => ({
      redis: toRedis(set),
      dataDirectory: resolve(set.DATA_DIR ?? '.data'),
      keyPrefix: set.KEY_PREFIX ?? 'parcels',
      commandNames: { track: set.TRACK_COMMAND, parcels: set.PARCELS_COMMAND, admin: set.ADMIN_COMMAND },
      rights: mapRights((_, right) => set[RIGHTS[right].setting]),
      homeWorkspaces: set.HOME_WORKSPACES,
      allowedWorkspaces: set.ALLOWED_WORKSPACES,
      commandPace: { person: set.COMMANDS_PER_MINUTE, workspace: set.WORKSPACE_COMMANDS_PER_MINUTE },
      dailyUnits: { person: set.DAILY_UNITS_PER_PERSON, workspace: set.DAILY_UNITS_PER_WORKSPACE },
      quotaWarning: set.QUOTA_WARNING,
      sweepEveryMs: set.SWEEP_INTERVAL_MINUTES * MINUTE_MS,
      fullSweepEveryMs: set.FULL_SWEEP_INTERVAL_HOURS * HOUR_MS,
      deliveredGraceMs: set.DELIVERED_GRACE_DAYS * 24 * HOUR_MS,
      forgetAfterMs: set.FORGET_AFTER_DAYS * 24 * HOUR_MS,
      healthPort: set.HEALTH_PORT,
      dashboardPassword: set.DASHBOARD_PASSWORD,
      logLevel: set.LOG_LEVEL,
    }),
  });
}

function coreFaults(set: Values<typeof types>): readonly string[] {
  const faults: string[] = [];
  const names = [set.TRACK_COMMAND, set.PARCELS_COMMAND, set.ADMIN_COMMAND];
  if (set.DASHBOARD_PASSWORD && set.HEALTH_PORT === null) {
    faults.push('DASHBOARD_PASSWORD needs HEALTH_PORT: the dashboard is at /queues there');
  }
  if (new Set(names).size < names.length) {
    faults.push('TRACK_COMMAND, PARCELS_COMMAND and ADMIN_COMMAND must be different words');
  }
  return faults;
}

function commandName(fallback: string) {
  return text
    .transform((value) => (value ?? fallback).replace(/^\//, ''))
    .refine((value) => /^[a-z0-9_-]{1,32}$/.test(value), 'must be 1 to 32 small letters, digits, - or _');
}

type RightSetting = (typeof RIGHTS)[Right]['setting'];

/** One setting for each right. */
function rightTypes(platforms: Platforms) {
  const types = Object.values(RIGHTS).map(({ setting, unlessSet }) => [
    setting,
    roleType(platforms, unlessSet),
  ]);
  return Object.fromEntries(types) as Record<RightSetting, ReturnType<typeof roleType>>;
}

function workspacesType(platforms: Platforms) {
  const isWorkspace = (word: string) =>
    isNameable(word) && platforms.some(({ name }) => word.startsWith(`${name}/`));
  const examples = platforms.map(({ name, exampleWorkspace }) => `${name}/${exampleWorkspace}`);
  return list.refine((all) => all.every(isWorkspace), `must be a list such as ${examples.join(',')}`);
}
