import { commandSchema, registration } from '../../adapters/discord/command-schema.ts';
import { createManifest } from '../../adapters/slack/manifest.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { OPERATIONS } from '../../adapters/trackingmore/v2/operations.ts';
import type { AnyDeclaration } from '../../src/chat/command.ts';
import { offeredCommands } from '../../src/chat/offered-commands.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { DEFAULT_RIGHTS } from '../../src/domain/rights.ts';
import { callName, createCommandSet } from '../../src/grammar/command-set.ts';
import type { OperationName } from '../../src/ports/provider-offer.ts';
import { CASES } from './cases.ts';

export const COLUMNS = ['method', 'path', 'client', 'command', 'slack', 'discord', 'test'] as const;
export type OperationRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** One row for each operation of the service; a cell is empty where something is missing. */
export function operationRows(declared: readonly AnyDeclaration[] = COMMANDS): readonly OperationRow[] {
  const commands = offeredCommands(declared, OFFER);
  const set = createCommandSet(commands, { track: 'track', parcels: 'parcels', admin: 'parcels-admin' });
  const slack = createManifest(set, { requestUrl: null }).features.slash_commands.map(
    ({ command }) => command,
  );
  const discord = [
    ...registration(set, DEFAULT_RIGHTS).map(({ name }) => name),
    ...commandSchema(set, DEFAULT_RIGHTS).flatMap(({ name, options = [] }) => [
      `/${name}`,
      ...options.map((option) => `/${name} ${option.name}`),
    ]),
  ];
  return Object.entries(OPERATIONS).map(([name, { method, path }]) => {
    const operation = name as OperationName;
    const typed = CASES[operation].typed.split(/\s/, 1)[0] ?? '';
    const reached = commands.filter(({ operations }) => operations.includes(operation));
    // On Discord it is nothing but an entry in the menu of a message.
    const onDiscord = reached.map((command) =>
      command.shortcut?.on === 'message' ? command.shortcut.name : callName(set, command),
    );
    const calls = reached.map((command) => callName(set, command));
    return {
      method,
      path,
      client: operation,
      command: calls.join(', '),
      slack: calls.every((call) => slack.includes(call.split(' ')[0] ?? '')) ? calls.join(', ') : '',
      discord: onDiscord.every((call) => discord.includes(call)) ? onDiscord.join(', ') : '',
      test: calls.some((call) => call.startsWith(typed)) ? `operations.test.ts: ${operation}` : '',
    };
  });
}
