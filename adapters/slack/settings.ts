import { defineSettings } from '../../src/start/declared-settings.ts';
import { number, secret, text, web } from '../../src/start/setting-types.ts';

export interface SlackConfig {
  readonly botToken: string;
  /** With it, Socket Mode; without, HTTP with the signing secret. */
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly port: number;
  readonly apiUrl: string | null;
}

export const slackSettings = defineSettings({
  types: {
    SLACK_BOT_TOKEN: secret(text),
    SLACK_APP_TOKEN: secret(text),
    SLACK_SIGNING_SECRET: secret(text),
    SLACK_PORT: number(3000, 0, 65_535),
    SLACK_API_URL: web,
  },
  faults(set) {
    if (set.SLACK_BOT_TOKEN && !set.SLACK_APP_TOKEN && !set.SLACK_SIGNING_SECRET) {
      return ['SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it'];
    }
    if (!set.SLACK_BOT_TOKEN && (set.SLACK_APP_TOKEN || set.SLACK_SIGNING_SECRET)) {
      return ['SLACK_BOT_TOKEN is missing, although other Slack settings are there'];
    }
    return [];
  },
  configure(set): SlackConfig | null {
    if (set.SLACK_BOT_TOKEN === null) return null;
    return {
      botToken: set.SLACK_BOT_TOKEN,
      appToken: set.SLACK_APP_TOKEN,
      signingSecret: set.SLACK_SIGNING_SECRET,
      port: set.SLACK_PORT,
      apiUrl: set.SLACK_API_URL,
    };
  },
});
