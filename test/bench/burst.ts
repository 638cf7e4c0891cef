import { setTimeout } from 'node:timers/promises';
import { createPostClient, createSlackNotifier, postCard } from '../../adapters/slack/notifier.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { startHttpServer } from '../fakes/http-server.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { type BenchRedis, slackChannel } from './bench-redis.ts';
import { compared, type Measurement, quantile } from './measurement.ts';
import type { BenchOptions } from './options.ts';
import { prepareBurst } from './posts.ts';

/** As long as a platform takes to answer. */
const ANSWER_MS = 25;

/** A burst of changes, each in a channel of its own: how long until the platform has accepted them, the slowest hundredth. */
export async function burst(
  redis: BenchRedis,
  { posts: count }: BenchOptions,
): Promise<readonly Measurement[]> {
  const accepted: number[] = [];
  const server = await startHttpServer(async ({ url }, response) => {
    if (url.endsWith('chat.postMessage')) {
      await setTimeout(ANSWER_MS);
      accepted.push(performance.now());
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(`{"ok":true,"ts":"1700000000.${String(accepted.length).padStart(6, '0')}"}`);
  });
  const client = createPostClient('xoxb-bench', `${server.url}/api/`, silentLogger);
  try {
    const { start, wakeAll, queues } = await prepareBurst(redis, 'burst', count, createSlackNotifier(client));
    const workers = start();
    const latencies = async (work: () => Promise<unknown>) => {
      accepted.length = 0;
      const seen = performance.now();
      await work();
      while (accepted.length < count) await setTimeout(5);
      return accepted.map((at) => at - seen);
    };
    const ours = await latencies(wakeAll);
    const other = await latencies(async () => {
      for (let index = 0; index < count; index += 1)
        await postCard(
          client,
          slackChannel(index).channel,
          noticeCard('Out for delivery', 'One after the other.'),
          String(index),
          null,
        );
    });
    await workers.stop(5_000);
    await queues.close();
    const [our, their] = [quantile(ours, 0.99), quantile(other, 0.99)];
    return [
      compared(
        `burst: change seen → accepted, p99 of ${count}`,
        'ms',
        { ours: our, other: their },
        { least: 10, turned: true },
      ),
    ];
  } finally {
    server.stop();
  }
}
