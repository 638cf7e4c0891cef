import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import type { Command } from '../../src/grammar/command.ts';
import type { CommandSet } from '../../src/grammar/command-set.ts';
import { DISCORD_LIMITS } from './limits.ts';

type Schema = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What Discord is told of the commands. https://docs.discord.com/developers/interactions/application-commands */
export function commandSchema(set: CommandSet): Schema[] {
  const places = {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  const bare = set.all
    .filter(({ surface }) => surface === 'track')
    .map((command) => ({
      name: set.names.track,
      description: describe(command.summary),
      options: optionsOf(command),
      ...places,
    }));
  const verbs = {
    name: set.names.parcels,
    description: 'See and manage the parcels that this channel follows',
    options: set.all.filter(({ surface }) => surface === 'parcels').map(subcommandOf),
    ...places,
  };
  return [...bare, verbs];
}

function subcommandOf(command: Command): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.verb,
    description: describe(command.summary),
    options: optionsOf(command),
  };
}

function optionsOf(command: Command): APIApplicationCommandBasicOption[] {
  return Object.entries(command.arguments).map(([name, { kind, summary, required }]) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description: describe(summary),
    required,
    autocomplete: kind === 'carrier',
  }));
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
  } = node as SchemaNode;
  return [name, type, description, required, autocomplete, contexts ?? [], options.map(essence)];
}
