import type { Clock } from '../ports/clock.ts';
import type { Finding } from '../ports/finding.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { ProviderOffer } from '../ports/provider-offer.ts';
import type { RequestBudget } from '../ports/request-budget.ts';
import type { ProvidedApi } from '../ports/tracking-provider.ts';
import type { WebhookInbox } from '../ports/webhook-inbox.ts';
import {
  type DeclaredSettings,
  declareSettings,
  type SettingsDefinition,
  type SettingTypes,
} from './declared-settings.ts';
import type { Listening } from './listening.ts';

export interface ProviderNeeds {
  readonly budget: RequestBudget;
  readonly metrics: Pick<Metrics, 'apiCalled'>;
  readonly logger: Logger;
}

export interface ProviderExaminationNeeds {
  /** Shared with a bot that may be running; null where Redis cannot be reached. */
  readonly budget: RequestBudget | null;
  /** Below this many parcels people are warned. */
  readonly quotaWarning: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface PushNeeds {
  readonly inbox: WebhookInbox;
  /** Has what was pushed read soon. */
  readonly wake: () => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A tracking service that has been reached, or will be as soon as it is back. */
export interface OpenProvider {
  readonly api: ProvidedApi;
  /** Takes what the service pushes; null where that is not set up. */
  receivePushes(needs: PushNeeds): Promise<Listening | null>;
}

interface ProviderBasics {
  readonly offer: ProviderOffer;
  /** The setting without which nothing can be asked, and where to get one. */
  readonly key: { readonly setting: string; readonly advice: string };
}

/** A tracking service that has been given its settings. */
export interface ConfiguredProvider extends ProviderBasics {
  /** Whatever it stands for is shared by everyone who uses it. */
  readonly apiKey: string;
  /** What it opens beside asking, and in which part of the bot, for whoever starts it. */
  readonly summary: readonly { readonly text: string; readonly role: string }[];
  /** Looks at what the settings lead to, and changes nothing. */
  examine(needs: ProviderExaminationNeeds): Promise<readonly Finding[]>;
  /** Rejects with a StartupError where the key is refused. */
  open(needs: ProviderNeeds): Promise<OpenProvider>;
}

export interface Miniature {
  readonly provider: ConfiguredProvider;
  stop(): Promise<void>;
}

export interface ProviderDeclaration extends ProviderBasics {
  /** Null without a key. */
  readonly settings: DeclaredSettings<ConfiguredProvider | null>;
  /** The service in miniature on this machine, for trying the bot without an account. */
  startMiniature(): Promise<Miniature>;
}

interface ProviderDefinition<S extends SettingTypes, C> extends ProviderBasics {
  readonly key: { readonly setting: keyof S & string; readonly advice: string };
  readonly settings: SettingsDefinition<S, C | null>;
  apiKey(config: C): string;
  /** As it was agreed for the key. */
  pace(config: C): ProviderOffer['pace'];
  summary(config: C): ConfiguredProvider['summary'];
  examine(config: C, needs: ProviderExaminationNeeds): Promise<readonly Finding[]>;
  open(config: C, needs: ProviderNeeds): Promise<OpenProvider>;
  startMiniature(): Promise<{ readonly config: C; stop(): Promise<void> }>;
}

/** A tracking service, told once. */
export function defineProvider<S extends SettingTypes, C>(
  definition: ProviderDefinition<S, C>,
): ProviderDeclaration {
  const { key, offer, settings } = definition;
  const configured = (config: C): ConfiguredProvider => ({
    key,
    apiKey: definition.apiKey(config),
    offer: { ...definition.offer, pace: definition.pace(config) },
    summary: definition.summary(config),
    examine: (needs) => definition.examine(config, needs),
    open: (needs) => definition.open(config, needs),
  });
  return {
    key,
    offer,
    settings: declareSettings<S, ConfiguredProvider | null>({
      ...settings,
      configure(set) {
        const config = settings.configure(set);
        return config === null ? null : configured(config);
      },
    }),
    async startMiniature() {
      const { config, stop } = await definition.startMiniature();
      return { provider: configured(config), stop };
    },
  };
}
