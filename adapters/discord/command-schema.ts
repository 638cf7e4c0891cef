import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import type { RightsPolicy } from '../../src/domain/rights.ts';
import { visibleArguments } from '../../src/grammar/bind.ts';
import { type CommandSet, summaryOf } from '../../src/grammar/command-set.ts';
import type { ArgumentDefinition, CommandTable } from '../../src/grammar/command-table.ts';
import type { Parts } from '../../src/grammar/kind.ts';
import { DISCORD_LIMITS } from './limits.ts';

type Schema = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What Discord is told of the commands. https://docs.discord.com/developers/interactions/application-commands */
export function commandSchema(set: CommandSet, rights: RightsPolicy): Schema[] {
  const places = {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  const bare = set.all
    .filter(({ surface }) => surface === 'track')
    .map((command) => ({
      name: set.names.track,
      description: describe(summaryOf(command)),
      options: optionsOf(command),
      ...places,
    }));
  const verbs = (['parcels', 'admin'] as const).map((surface) => ({
    name: set.names[surface],
    description: SUMMARY[surface],
    options: set.all.filter((command) => command.surface === surface).map(subcommandOf),
    ...(surface === 'admin' ? restriction(rights) : {}),
    ...places,
  }));
  return [...bare, ...verbs];
}

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

/** A name in parts may be given by any of them. */
function partsOf({ of }: Parts<never>): APIApplicationCommandBasicOption[] {
  return Object.entries(of).map(([name, { summary, suggest }]) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description: describe(summary),
    required: false,
    autocomplete: suggest !== undefined,
  }));
}

function optionOf(
  name: string,
  { kind, summary, required }: ArgumentDefinition,
): APIApplicationCommandBasicOption {
  const basics = { name, description: describe(summary), required };
  if (kind.typed === 'attached') return { type: ApplicationCommandOptionType.Attachment, ...basics };
  const type = ApplicationCommandOptionType.String as const;
  const choices = kind.choices?.map((value) => ({ name: value, value }));
  return choices
    ? { type, ...basics, choices }
    : { type, ...basics, autocomplete: kind.suggest !== undefined };
}

function describe(text: string): string {
  return fitText(text, DISCORD_LIMITS.commandDescription);
}

/** Whether what is registered says the same, apart from what Discord adds. */
export function isRegistered(registered: unknown, wanted: readonly Schema[]): boolean {
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
  readonly default_member_permissions?: string | null;
}

/** Discord leaves out what is false or empty, and adds ids, versions and defaults. */
function essence(node: unknown): unknown {
  const {
    name,
    type = 1,
    description,
    required = false,
    autocomplete = false,
    contexts,
    options = [],
    choices = [],
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
    default_member_permissions,
  ];
}
