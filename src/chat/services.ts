import type { Card } from '../domain/card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import type { PostOutcome } from '../domain/delivery.ts';
import type { QueryAudience } from '../notices/audience.ts';
import type { StandingReader } from '../notices/standing.ts';
import type { CarrierDirectory } from '../parcels/carriers/carrier-directory.ts';
import type { AccountWatch } from '../ports/account-watch.ts';
import type { ChannelAccess } from '../ports/channel-access.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Clock } from '../ports/clock.ts';
import type { DetectionCache } from '../ports/detection-cache.ts';
import type { Logger } from '../ports/logger.ts';
import type { OnceStore } from '../ports/once-store.ts';
import type { OwnerStore } from '../ports/owner-store.ts';
import type { ParcelStore } from '../ports/parcel-store.ts';
import type { OperationName, ProviderOffer } from '../ports/provider-offer.ts';
import type { QueryStore } from '../ports/query-store.ts';
import type { QuotaWatch } from '../ports/quota-watch.ts';
import type { RequestBudget } from '../ports/request-budget.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import type { UnitLedger } from '../ports/unit-ledger.ts';
import type { WakeOutbox } from '../ports/wake-outbox.ts';
import type { WorkspaceStore } from '../ports/workspace-store.ts';

/** What commands work with; `O` is what can be asked of the tracking service. */
export interface Services<O extends OperationName = never> {
  readonly api: Pick<TrackingApi, O>;
  readonly offer: ProviderOffer;
  readonly budget: Pick<RequestBudget, 'refreshWaitMs'>;
  readonly carriers: CarrierDirectory;
  readonly parcels: ParcelStore;
  readonly subscriptions: SubscriptionStore;
  readonly queries: QueryStore;
  readonly audience: QueryAudience;
  readonly standing: StandingReader;
  readonly account: Pick<AccountWatch, 'read'>;
  readonly memory: ChatMemory;
  readonly once: OnceStore;
  readonly settings: SettingsStore;
  readonly owners: OwnerStore;
  readonly workspaces: WorkspaceStore;
  /** The host's workspaces, as in `workspaceId`. */
  readonly home: ReadonlySet<string>;
  readonly detections: DetectionCache;
  readonly quota: QuotaWatch;
  readonly units: UnitLedger;
  readonly wakeOutbox: WakeOutbox;
  /** The conversation with one person on the platform of a channel; null where none can be opened. */
  readonly directChannel: (beside: ChannelRef, user: string) => Promise<ChannelRef | null>;
  /** As {@link ChannelAccess.enter}, on the platform where the person speaks. */
  readonly enterChannel: ChannelAccess['enter'];
  /** Posts into a channel at once, whatever else waits for it. `id` is the same for every attempt. */
  readonly tellChannel: (channel: ChannelRef, card: Card, id: string) => Promise<PostOutcome>;
  readonly clock: Clock;
  readonly logger: Logger;
}
