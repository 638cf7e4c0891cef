import { expect, it } from 'vitest';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { createTrackingMore } from '../../adapters/trackingmore/v2/tracking-more.ts';
import { defineCommand } from '../../src/chat/command.ts';
import { offeredCommands } from '../../src/chat/offered-commands.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { failure } from '../../src/domain/result.ts';
import type { ProviderOffer } from '../../src/ports/provider-offer.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { SMALL_OFFER } from '../fakes/small-provider.ts';
import { silentLogger } from '../support/silent-logger.ts';

const key = { carrier: 'sto', number: '402934299065' };

// What the comments expect is held by the compiler: see `npm run types`.
it('a command can ask the service only what it says it asks', () => {
  const ask = defineCommand({
    verb: 'ask',
    surface: 'parcels',
    group: 'look',
    summary: 'Ask',
    arguments: {},
    examples: [''],
    visibility: 'asker',
    right: null,
    operations: ['get'],
    async run(_given, { services }) {
      await services.api.get(key);
      // @ts-expect-error: nobody was told that it refreshes
      await services.api.refresh({ key });
      return failure({ code: 'nothing-to-change' });
    },
  });
  expect(offeredCommands([ask], SMALL_OFFER)).toHaveLength(1);
  expect(offeredCommands([ask], { ...SMALL_OFFER, operations: ['list'] })).toEqual([]);
});

it('v2 offers just the calls that it has', () => {
  const budget = openBudget().budget;
  const api = createTrackingMore({
    baseUrl: 'http://127.0.0.1:9/v2',
    apiKey: 'k',
    budget,
    logger: silentLogger,
    onStop: () => {},
  });
  expect([...OFFER.operations].sort()).toEqual(Object.keys(api).sort());
});

it.each([
  ['v2', OFFER],
  ['small', SMALL_OFFER],
] as const)('%s says an interval between refreshes where it has them', (_, offer: ProviderOffer) => {
  expect(offer.refreshEveryMs !== null).toBe(offer.operations.includes('refresh'));
});

it('every command is there where everything is offered', () => {
  expect(offeredCommands(COMMANDS, OFFER).map(({ verb }) => verb)).toEqual(COMMANDS.map(({ verb }) => verb));
});
