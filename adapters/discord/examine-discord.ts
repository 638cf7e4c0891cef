import {
  type APIApplication,
  DiscordAPIError,
  PermissionFlagsBits,
  PermissionsBitField,
  type REST,
  type RESTAPIPartialCurrentUserGuild,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import { type Finding, findingsOn } from '../../src/ports/finding.ts';
import type { ExaminationNeeds } from '../../src/start/platform-declaration.ts';
import { isRegistered, registration } from './command-schema.ts';
import { createPostClient } from './notifier.ts';
import type { DiscordConfig } from './settings.ts';

const discord = findingsOn('Discord');
/** Without the first three nothing arrives; the others make it complete. */
const NEEDED = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
};
const MOST_NAMED = 5;
const FEW_STARTS = 50;

/** https://docs.discord.com/developers/resources/application#application-object */
const OPEN_TO_ALL = discord.warning(
  'anybody can add the bot to their server, and use up the account’s quota there',
  'Switch “Public Bot” off on the application’s page “Bot”, or name the servers it is for in ALLOWED_WORKSPACES.',
);

/** Reads who the bot is, its commands, and what it may do where; registers and posts nothing. */
export async function examineDiscord(
  config: DiscordConfig,
  { commands, rights, servesAll }: ExaminationNeeds,
): Promise<readonly Finding[]> {
  const api = config.apiUrl ? config.apiUrl.replace(/(?:\/v\d+)?\/*$/, '') : null;
  const rest = createPostClient({ token: config.token, api });
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    return [
      discord.ok(`the token belongs to ${application.name}`),
      ...(application.bot_public && servesAll ? [OPEN_TO_ALL] : []),
      ...(await examineGateway(rest, config)),
      await examineCommands(rest, application.id, registration(commands, rights)),
      ...(await examinePermissions(rest)),
    ];
  } catch (error) {
    return [faultOf(error)];
  }
}

/** https://docs.discord.com/developers/events/gateway#get-gateway-bot */
async function examineGateway(
  rest: REST,
  { shards, shardCount }: DiscordConfig,
): Promise<readonly Finding[]> {
  const { session_start_limit: limit, shards: recommended } = (await rest.get(
    Routes.gatewayBot(),
  )) as RESTGetAPIGatewayBotResult;
  const starts =
    limit.remaining < FEW_STARTS
      ? [
          discord.warning(
            `the bot can be started only ${limit.remaining} more times for now`,
            'Find out what restarts it again and again; the count begins anew once a day.',
          ),
        ]
      : [];
  if (shards === 'auto' || shardCount === null || shardCount >= recommended) return starts;
  const fix = `Raise DISCORD_SHARD_COUNT to ${recommended} in every process, and share the shards out anew.`;
  return [...starts, discord.warning(`Discord recommends ${recommended} shards, ${shardCount} are set`, fix)];
}

async function examineCommands(
  rest: REST,
  application: string,
  wanted: ReturnType<typeof registration>,
): Promise<Finding> {
  const registered = await rest.get(Routes.applicationCommands(application));
  if (isRegistered(registered, wanted)) return discord.ok('its commands are registered');
  return discord.warning(
    'its commands are not registered as they should be',
    'Start the bot: it registers them.',
  );
}

/** https://docs.discord.com/developers/resources/user#get-current-user-guilds — with the permissions of each. */
async function examinePermissions(rest: REST): Promise<readonly Finding[]> {
  const guilds = (await rest.get(Routes.userGuilds())) as RESTAPIPartialCurrentUserGuild[];
  if (guilds.length === 0)
    return [
      discord.warning('the bot is in no server', 'Invite it with the link from OAuth2 → URL Generator.'),
    ];
  const lacking = guilds.flatMap(({ name, permissions }) => {
    const has = new PermissionsBitField(BigInt(permissions));
    const missing = Object.entries(NEEDED).flatMap(([label, bit]) => (has.has(bit) ? [] : [label]));
    return missing.length > 0 ? [`${name}: ${missing.join(', ')}`] : [];
  });
  if (lacking.length === 0) return [discord.ok('it may do in its servers what it needs to')];
  const more = lacking.length > MOST_NAMED ? ` … and ${lacking.length - MOST_NAMED} more servers` : '';
  const fix = 'Give the bot’s role these permissions, or invite it again with them.';
  return [discord.fault(`lacks permissions in ${lacking.slice(0, MOST_NAMED).join('; ')}${more}`, fix)];
}

function faultOf(error: unknown): Finding {
  if (error instanceof DiscordAPIError && error.status === 401) {
    return discord.fault(
      'refuses the token',
      'Make a new one on the application’s page “Bot” and set DISCORD_BOT_TOKEN.',
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return discord.fault(
    `does not answer as it should (${reason})`,
    'Check the network, and DISCORD_API_URL if it is set.',
  );
}
