import { definePlatform } from '../../src/start/platform-declaration.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { PERMISSION_NAMES } from './permission-names.ts';
import { discordSettings } from './settings.ts';

export const discord = definePlatform({
  name: 'discord',
  label: 'Discord',
  switchedOnBy: 'DISCORD_BOT_TOKEN',
  settings: discordSettings,
  exampleWorkspace: '123',
  channelId: /^<?#?(\d{15,20})>?$/,
  role: { pattern: /^\d{1,20}$/, meaning: 'id of a role or a user, or permission', named: PERMISSION_NAMES },
  limits: {
    longestCall: Math.min(DISCORD_LIMITS.customId, DISCORD_LIMITS.optionValue),
    formFields: DISCORD_LIMITS.modalFields,
  },
  summary: () => 'Discord',
  async examine(config, needs) {
    const { examineDiscord } = await import('./examine-discord.ts');
    return examineDiscord(config, needs);
  },
  async create(config, needs) {
    const { createDiscordPlatform } = await import('./discord-platform.ts');
    return createDiscordPlatform({ ...needs, config });
  },
});
