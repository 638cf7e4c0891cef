import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import type { RightsPolicy } from '../../src/domain/rights.ts';
import { visibleArguments } from '../../src/grammar/bind.ts';
import { type CommandSet, summaryOf } from '../../src/grammar/command-set.ts';
import type { ArgumentDefinition, CommandTable } from '../../src/grammar/command-table.ts';
import type { Part, Parts } from '../../src/grammar/kind.ts';
import { shortcutsOf } from '../../src/grammar/shortcut.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { WRITABLE } from './writable-channels.ts';

type Schema = RESTPostAPIChatInputApplicationCommandsJSONBody;
type MenuEntry = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** What Discord is told of the commands. https://docs.discord.com/developers/interactions/application-commands */
export function commandSchema(set: CommandSet, rights: RightsPolicy): Schema[] {
  const bare = set.all
    .filter(({ surface }) => surface === 'track')
    .map((command) => ({
      name: set.names.track,
      description: describe(summaryOf(command)),
      options: optionsOf(command),
      ...PLACES,
    }));
  const verbs = (['parcels', 'admin'] as const).map((surface) => ({
    name: set.names[surface],
    description: SUMMARY[surface],
    options: set.all.filter((command) => command.surface === surface && !isInMenu(command)).map(subcommandOf),
    ...(surface === 'admin' ? restriction(rights) : {}),
    ...PLACES,
  }));
  return [...bare, ...verbs];
}

/** A command has room for 25 verbs: what the menu of messages gives is none of them, and is typed after the bot's name. */
function isInMenu({ shortcut }: CommandTable): boolean {
  return shortcut?.on === 'message';
}

/** All that is registered with Discord. */
export function registration(set: CommandSet, rights: RightsPolicy): (Schema | MenuEntry)[] {
  return [...commandSchema(set, rights), ...menuSchema(set)];
}

function menuSchema(set: CommandSet): MenuEntry[] {
  return shortcutsOf(set)
    .filter(({ on }) => on === 'message')
    .map(({ name }) => ({ name, type: ApplicationCommandType.Message, ...PLACES }));
}

const PLACES = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

const SUMMARY = {
  parcels: 'See and manage the parcels that this channel follows',
  admin: 'What not everyone may do, such as deleting parcels',
} as const;

/** Where administrators alone may, Discord hides the command from everyone else; owners can change that there. */
function restriction({ delete: mayDelete, account }: RightsPolicy) {
  const onlyAdmins = [...mayDelete, ...account].every((role) => role === 'admins');
  return onlyAdmins ? { default_member_permissions: String(PermissionFlagsBits.ManageGuild) } : {};
}

function subcommandOf(command: CommandTable): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.verb,
    description: describe(summaryOf(command)),
    options: optionsOf(command),
  };
}

/** Required options come first: Discord insists on it. */
function optionsOf(command: CommandTable): APIApplicationCommandBasicOption[] {
  const options = visibleArguments(command.arguments).flatMap(([name, definition]) =>
    definition.kind.parts?.shown ? partsOf(definition.kind.parts) : [optionOf(name, definition)],
  );
  return [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)];
}

/** What can be given in parts may be given by any of them. */
function partsOf({ of }: Parts<never>): APIApplicationCommandBasicOption[] {
  return Object.entries(of).map(([name, part]) => optionFor(name, { ...part, required: false }));
}

function optionOf(
  name: string,
  { kind, summary, required }: ArgumentDefinition,
): APIApplicationCommandBasicOption {
  if (kind.typed === 'attached') {
    return {
      type: ApplicationCommandOptionType.Attachment,
      name,
      description: describe(summary),
      required,
    };
  }
  return optionFor(name, { summary, required, choices: kind.choices, suggest: kind.suggest });
}

interface Chosen {
  readonly summary: string;
  readonly required: boolean;
  readonly choices?: readonly string[] | undefined;
  readonly suggest?: unknown;
  readonly picks?: Part<never>['picks'];
}

function optionFor(
  name: string,
  { summary, required, choices, suggest, picks }: Chosen,
): APIApplicationCommandBasicOption {
  const basics = { name, description: describe(summary), required };
  if (picks === 'channel') {
    return { type: ApplicationCommandOptionType.Channel, ...basics, channel_types: [...WRITABLE] };
  }
  const type = ApplicationCommandOptionType.String as const;
  return choices
    ? { type, ...basics, choices: choices.map((value) => ({ name: value, value })) }
    : { type, ...basics, autocomplete: suggest !== undefined };
}

function describe(text: string): string {
  return fitText(text, DISCORD_LIMITS.commandDescription);
}

/** Whether what is registered says the same, apart from what Discord adds. */
export function isRegistered(registered: unknown, wanted: readonly (Schema | MenuEntry)[]): boolean {
  if (!Array.isArray(registered) || registered.length !== wanted.length) return false;
  return wanted.every((command) => {
    const same = registered.find((each) => each?.name === command.name);
    return same !== undefined && JSON.stringify(essence(same)) === JSON.stringify(essence(command));
  });
}

interface SchemaNode {
  readonly name?: string;
  readonly type?: number;
  readonly description?: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly contexts?: readonly number[] | null;
  readonly options?: readonly unknown[];
  readonly choices?: readonly { readonly value: string }[];
  readonly channel_types?: readonly number[];
  readonly default_member_permissions?: string | null;
}

/** Discord leaves out what is false or empty, and adds ids, versions and defaults. */
function essence(node: unknown): unknown {
  const {
    name,
    type = 1,
    description = '',
    required = false,
    autocomplete = false,
    contexts,
    options = [],
    choices = [],
    channel_types = [],
    default_member_permissions = null,
  } = node as SchemaNode;
  return [
    name,
    type,
    description,
    required,
    autocomplete,
    contexts ?? [],
    options.map(essence),
    choices.map(({ value }) => value),
    [...channel_types].sort((a, b) => a - b),
    default_member_permissions,
  ];
}
