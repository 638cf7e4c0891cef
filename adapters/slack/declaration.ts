import { definePlatform } from '../../src/start/platform-declaration.ts';
import { SLACK_LIMITS } from './limits.ts';
import { createManifest } from './manifest.ts';
import { slackSettings } from './settings.ts';

export const slack = definePlatform({
  name: 'slack',
  label: 'Slack',
  switchedOnBy: 'SLACK_BOT_TOKEN',
  settings: slackSettings,
  exampleWorkspace: 'T0123',
  channelId: /^<?#?([CG][A-Z0-9]{2,})(?:\|[^>]*)?>?$/,
  role: { pattern: /^[USW][A-Z0-9]+$/, meaning: 'user or group id' },
  limits: {
    longestCall: Math.min(SLACK_LIMITS.buttonValue, SLACK_LIMITS.optionValue),
    formFields: SLACK_LIMITS.modalBlocks,
  },
  manifest: {
    usage: [
      ['', 'what to paste when creating the Slack app (Socket Mode)'],
      ['--url URL', 'the same for HTTP: where Slack reaches the bot, ending in /slack/events'],
    ],
    print: (commands, requestUrl) => JSON.stringify(createManifest(commands, { requestUrl }), null, 2),
  },
  summary: ({ appToken, port }) => `Slack by ${appToken ? 'Socket Mode' : `HTTP on port ${port}`}`,
  async examine(config, { logger }) {
    const { examineSlack } = await import('./examine-slack.ts');
    return examineSlack(config, logger);
  },
  async create(config, needs) {
    const { createSlackPlatform } = await import('./slack-platform.ts');
    return createSlackPlatform({ ...needs, config });
  },
});
