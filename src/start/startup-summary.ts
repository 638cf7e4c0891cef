import type { Config } from './config.ts';
import { addressOf } from './redis-address.ts';

/** What is on, what is off, and why: one line each, for whoever has just started the bot. */
export function startupSummary(config: Config, roles: readonly string[]): readonly string[] {
  const { slack, discord, webhook, redis, healthPort } = config;
  const has = (role: string) => roles.includes(role);
  const minutes = Math.round(config.sweepEveryMs / 60_000);
  return [
    slack
      ? runs(
          has('slack'),
          `Slack by ${slack.appToken ? 'Socket Mode' : `HTTP on port ${slack.port}`}`,
          'slack',
        )
      : 'off  Slack: SLACK_BOT_TOKEN is not set',
    discord ? runs(has('discord'), 'Discord', 'discord') : 'off  Discord: DISCORD_BOT_TOKEN is not set',
    runs(
      has('worker'),
      `asks what moved every ${minutes === 0 ? 'few seconds' : `${minutes} minutes`}, and posts it`,
      'worker',
    ),
    webhook
      ? runs(has('web'), `webhook on port ${webhook.port}`, 'web')
      : 'off  webhook: WEBHOOK_SECRET is not set',
    redis ? `on   Redis at ${addressOf(redis)}` : `on   Redis of its own, in ${config.dataDirectory}`,
    healthPort === null
      ? 'off  /healthz, /readyz, /metrics: HEALTH_PORT is not set'
      : `on   /healthz, /readyz, /metrics on port ${healthPort}`,
    config.dashboardPassword === null
      ? 'off  dashboard of the queues: DASHBOARD_PASSWORD is not set'
      : `on   dashboard of the queues at /queues on port ${healthPort}`,
  ];
}

function runs(here: boolean, what: string, role: string): string {
  return here ? `on   ${what}` : `off  ${what}: this process has no --role ${role}`;
}
