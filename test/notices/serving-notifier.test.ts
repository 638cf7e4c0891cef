import { expect, it } from 'vitest';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { servingNotifier } from '../../src/notices/serving-notifier.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';

const card = noticeCard('News', 'It has moved.');
const channel = (workspace: string) => ({ platform: 'slack', workspace, channel: 'C1' });

it('nothing is posted or changed in a workspace that is not served, and tried later where nobody knows', async () => {
  const { notifier, posts } = recordingNotifier('slack');
  const serving = servingNotifier(notifier, async ({ workspace }) => {
    if (workspace === 'T3') throw new Error('away');
    return workspace === 'T1';
  });
  for (const [workspace, kind] of [
    ['T1', 'posted'],
    ['T2', 'refused'],
    ['T3', 'unreachable'],
  ] as const) {
    expect(await serving.post(channel(workspace), card, workspace)).toMatchObject({ kind });
    if (kind !== 'posted') expect(await serving.edit(channel(workspace), '1', card)).toMatchObject({ kind });
  }
  expect(posts.map((each) => each.channel.workspace)).toEqual(['T1']);
});
