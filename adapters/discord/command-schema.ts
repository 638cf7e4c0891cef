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
import { ECHOES, FORMS, MENTIONS } from '../../src/domain/wishes.ts';
import { visibleArguments } from '../../src/grammar/bind.ts';
import { type CommandSet, summaryOf } from '../../src/grammar/command-set.ts';
import type { ArgumentDefinition, ArgumentKind, Command } from '../../src/grammar/command-table.ts';
import { COMPANIES } from '../../src/grammar/company.ts';
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
  admin: 'What deletes parcels, spends quota, or shows the account',
} as const;

/** Where administrators alone may, Discord hides the command from everyone else; owners can change that there. */
function restriction({ delete: mayDelete, account }: RightsPolicy) {
  const onlyAdmins = [...mayDelete, ...account].every((role) => role === 'admins');
  return onlyAdmins ? { default_member_permissions: String(PermissionFlagsBits.ManageGuild) } : {};
}

function subcommandOf(command: Command): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.verb,
    description: describe(summaryOf(command)),
    options: optionsOf(command),
  };
}

/** Required options come first: Discord insists on it. */
function optionsOf(command: Command): APIApplicationCommandBasicOption[] {
  const options = visibleArguments(command.arguments).flatMap(([name, definition]) =>
    definition.kind === 'parcel' ? PARCEL_OPTIONS : [optionOf(name, definition)],
  );
  return [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)];
}

/** A parcel's name in two parts, either of which may be enough. With neither, the bot asks which one. */
const PARCEL_OPTIONS: readonly APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'carrier',
    description: 'Who carries it: a code or a name, such as sto',
    required: false,
    autocomplete: true,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'number',
    description: 'Tracking number, a title, #3 of the last list, or this',
    required: false,
    autocomplete: true,
  },
];

const CHOICES: Partial<Record<ArgumentKind, readonly string[]>> = {
  yesno: ['yes', 'no'],
  'edit-status': ['delivered', 'exception', 'restore'],
  company: COMPANIES,
  length: ['short', 'full'],
  form: FORMS,
  echo: ECHOES,
  mention: MENTIONS,
};

function optionOf(
  name: string,
  { kind, summary, required }: ArgumentDefinition,
): APIApplicationCommandBasicOption {
  const basics = { name, description: describe(summary), required };
  if (kind === 'file') return { type: ApplicationCommandOptionType.Attachment, ...basics };
  const choices = CHOICES[kind]?.map((value) => ({ name: value, value }));
  if (choices) return { type: ApplicationCommandOptionType.String, ...basics, choices };
  return {
    type: ApplicationCommandOptionType.String,
    ...basics,
    autocomplete: kind === 'carrier' || kind === 'target',
  };
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
