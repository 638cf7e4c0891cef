import type { ChannelRef } from '../../src/domain/channel.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { announce } from '../../src/notices/announce.ts';
import { postDigests } from '../../src/notices/digests.ts';
import { observeAll } from '../../src/notices/sweep.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import type { useCore } from './core.ts';

/** A digest for each of the channels of a platform, and a problem with every parcel; resolves to what was posted. */
export async function tellEverything(
  services: Awaited<ReturnType<typeof useCore>>['services'],
  channels: readonly [ChannelRef, ...ChannelRef[]],
) {
  const [{ platform }] = channels;
  const { notifier, posts } = recordingNotifier(platform);
  const needs = {
    ...services,
    notifiers: new Map([[platform, notifier]]),
    listUsage: '/parcels list',
    settingsUsage: '/parcels settings',
    deliveredGraceMs: 1e12,
  };
  for (const channel of channels) {
    await services.settings.write(channel, { ...DEFAULT_SETTINGS, digest: 0 });
  }
  services.clock = () => Date.parse('2026-11-24T00:30:00Z');
  await postDigests({ ...needs, clock: services.clock });
  const page = await services.api.list({});
  if (!page.ok) throw new Error(page.problem.code);
  await observeAll(
    needs,
    page.value.parcels.map((parcel) => ({ ...parcel, status: 'exception', checkedAt: null })),
  );
  for (const channel of channels) await announce(needs, channel);
  return posts;
}
