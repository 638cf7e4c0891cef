import { onTestFinished } from 'vitest';
import { choicesOf } from '../../adapters/console/render.ts';
import { type SandboxLogEntry, startSandbox } from '../../adapters/trackingmore/sandbox/sandbox.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { createTrackingMore } from '../../adapters/trackingmore/v2/tracking-more.ts';
import { createDispatcher } from '../../src/chat/dispatch.ts';
import type { FormReply, Means, Reply } from '../../src/chat/reply.ts';
import type { Card } from '../../src/domain/card.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Allowance } from '../../src/domain/party.ts';
import { success } from '../../src/domain/result.ts';
import { DEFAULT_RIGHTS, type RightsPolicy } from '../../src/domain/rights.ts';
import { createCarrierDirectory } from '../../src/parcels/carriers/carrier-directory.ts';
import { completeApi, completeOffer } from '../../src/parcels/stand-ins.ts';
import type { Asker } from '../../src/ports/channel-access.ts';
import type { ProviderOffer } from '../../src/ports/provider-offer.ts';
import type { ProvidedApi, TrackingApi } from '../../src/ports/tracking-provider.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { commandSetFor } from './cards.ts';
import { fakeClock } from './fake-clock.ts';
import { originAt } from './origin.ts';
import { platforms } from './platforms.ts';
import { useStores } from './redis.ts';
import { recordingLogger } from './silent-logger.ts';

const here = originAt('T1', 'C1');

/** A tracking service made of the sandbox. */
export interface CoreProvider {
  readonly offer: ProviderOffer;
  provide(full: TrackingApi): ProvidedApi;
}

const V2: CoreProvider = { offer: OFFER, provide: (full) => full };

export interface CoreSettings {
  /** The host's workspaces. */
  readonly home?: readonly string[];
  /** Where they differ from the usual ones. */
  readonly rights?: Partial<RightsPolicy>;
  /** What may be used up of the quota in a day, where it is not the usual. */
  readonly units?: Allowance;
}

/** The command core on real stores and a sandbox whose clock stands still; `change` replaces parts of the API. */
export async function useCore(
  change: Partial<TrackingApi> = {},
  provider: CoreProvider = V2,
  { home = [], rights: given = {}, units }: CoreSettings = {},
) {
  const { clock, pass } = fakeClock();
  const stores = useStores(clock, home, units);
  const requests: SandboxLogEntry[] = [];
  const sandbox = await startSandbox({
    onRequest: (request) => void requests.push(request),
    apiKey: 'k',
    clock,
    enforceRate: false,
    hoursPerSecond: 1,
    firstCheckSeconds: 0,
    quota: 500,
  });
  onTestFinished(() => sandbox.stop());
  const logger = recordingLogger();
  const offer = completeOffer(provider.offer);
  const budget = {
    ...openBudget().budget,
    refreshWaitMs: async () => (offer.refreshEveryMs === null ? null : 0),
  };
  const real = createTrackingMore({ baseUrl: sandbox.url, apiKey: 'k', budget, logger, onStop: () => {} });
  const asked: string[] = [];
  const provided = counting(provider.provide({ ...real, ...change }), asked);
  const api = completeApi(provided, provider.offer, clock);
  const woken: ChannelRef[] = [];
  const told: { channel: ChannelRef; card: Card; id: string }[] = [];
  const services = {
    ...stores,
    api,
    offer,
    budget,
    clock,
    logger,
    carriers: createCarrierDirectory({
      api,
      cache: stores.carrierCache,
      clock,
      logger,
    }),
    enterChannel: async ({ user }: Asker) => success({ roles: here.roles, name: user, isOpen: true }),
    tellChannel: async (channel: ChannelRef, card: Card, id: string) => {
      told.push({ channel, card, id });
      return { kind: 'posted', messageId: String(told.length) } as const;
    },
    directChannel: async (beside: ChannelRef, user: string) => ({ ...beside, channel: `D-${user}` }),
    wakeOutbox: async (channels: readonly ChannelRef[]) => void woken.push(...channels),
  };
  const rights = { ...DEFAULT_RIGHTS, ...given };
  const dispatcher = createDispatcher({ platforms, commands: commandSetFor(offer), services, rights });
  const say = async (text: string, origin = here, means?: Means) =>
    plainly(await dispatcher.fromText(origin, text, means));
  const press = async (token: string, entered = {}, origin = here) =>
    plainly(await dispatcher.fromCall(origin, token, entered));
  return { ...stores, sandbox, services, logger, woken, told, pass, dispatcher, say, press, asked, requests };
}

/** The answer in a form that is easy to look into. */
function plainly(reply: Reply | FormReply) {
  const { card, ...rest } = cardOf(reply);
  return {
    ...rest,
    card,
    title: card.title,
    shown: JSON.stringify(card),
    /** What can be pressed, by its label. */
    buttons: Object.fromEntries(choicesOf(card).map(({ label, token }) => [label, token])),
  };
}

/** The card of a reply that must be one. */
export function cardOf(reply: Reply | FormReply): Reply {
  if (reply.kind === 'form') throw new Error('A form came instead of a card.');
  return reply;
}

/** Notes the name of every call. */
function counting(api: ProvidedApi, asked: string[]): ProvidedApi {
  return new Proxy(api, {
    get: (target, name: keyof TrackingApi) => {
      const method = target[name] as ((...args: unknown[]) => unknown) | undefined;
      if (!method) return undefined;
      return (...args: unknown[]) => {
        asked.push(name);
        return method(...args);
      };
    },
  });
}
