import { noticeCard } from '../cards/notice-card.ts';
import { parcels } from '../cards/wording.ts';
import { channelId } from '../domain/channel.ts';
import { type Result, success } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { QuotaWatch } from '../ports/quota-watch.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';

export interface QuotaNeeds {
  readonly api: Pick<TrackingApi, 'account'>;
  readonly quota: QuotaWatch;
  /** By platform. */
  readonly notifiers: ReadonlyMap<string, Notifier>;
  /** Below this many parcels, people are warned. */
  readonly quotaWarning: number;
  readonly metrics?: Pick<Metrics, 'quotaLeft'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Warns once when the quota runs low, where a parcel was last added; and again only after there was enough. */
export async function checkQuota(needs: QuotaNeeds): Promise<Result<{ readonly remaining: number | null }>> {
  const { api, quota, quotaWarning } = needs;
  const account = await api.account();
  if (!account.ok) return account;
  const remaining = account.value.remainingQuota;
  if (remaining === null) return success({ remaining });
  needs.metrics?.quotaLeft(remaining);
  if (remaining >= quotaWarning) await quota.clearWarning();
  else if (await quota.claimWarning()) {
    // A warning that nobody got is repeated with the next check.
    if (!(await warn(needs, remaining))) await quota.clearWarning();
  }
  return success({ remaining });
}

async function warn({ quota, notifiers, clock, logger }: QuotaNeeds, remaining: number): Promise<boolean> {
  const channel = await quota.channel();
  const notifier = channel ? notifiers.get(channel.platform) : undefined;
  logger.warn({ remaining }, 'the quota runs low');
  if (!channel || !notifier) return false;
  const card = noticeCard(
    'The tracking quota runs low',
    `${parcels(remaining)} can still be added. Whoever runs the tracking account may want to renew it. What is followed stays followed.`,
    'warning',
  );
  const { kind } = await notifier.post(channel, card, `quota@${channelId(channel)}@${clock()}`);
  return kind === 'posted';
}
