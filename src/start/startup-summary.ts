import type { Config } from './config.ts';
import { homeState } from './home-workspaces.ts';
import { addressOf } from './redis-address.ts';

/**
 * What is on, what is off, and why: one line each, for whoever has just started the bot.
 *
 * @param roles null for all
 * @param usedBy the workspaces that have used the bot
 */
export function startupSummary(
  config: Config,
  roles: readonly string[] | null,
  usedBy: readonly string[],
): readonly string[] {
  const home = homeState(config.homeWorkspaces, usedBy);
  const { platforms, provider, redis, healthPort, off } = config;
  const runs = (role: string, what: string) =>
    roles === null || roles.includes(role)
      ? `on   ${what}`
      : `off  ${what}: this process has no --role ${role}`;
  const minutes = Math.round(config.sweepEveryMs / 60_000);
  return [
    ...platforms.map(({ name, summary }) => runs(name, summary)),
    runs(
      'worker',
      `asks what moved every ${minutes === 0 ? 'few seconds' : `${minutes} minutes`}, and posts it`,
    ),
    ...(provider?.summary ?? []).map(({ role, text }) => runs(role, text)),
    redis ? `on   Redis at ${addressOf(redis)}` : `on   Redis of its own, in ${config.dataDirectory}`,
    ...(healthPort === null ? [] : [`on   /healthz, /readyz, /metrics on port ${healthPort}`]),
    ...(config.dashboardPassword === null
      ? []
      : [`on   dashboard of the queues at /queues on port ${healthPort}`]),
    `on   serves ${servedIn(config)}`,
    `${home.isOn ? 'on ' : 'off'}  ${home.text}`,
    ...off.map(({ what, setting }) => `off  ${what}: ${setting} is not set`),
  ];
}

function servedIn({ allowedWorkspaces }: Config): string {
  if (allowedWorkspaces.length === 0)
    return 'every workspace that has the bot; ALLOWED_WORKSPACES is not set';
  return `${allowedWorkspaces.join(', ')}, and nobody else`;
}
