import { describe, expect, it } from 'vitest';
import { SLACK } from './fakes/slack-server.ts';
import { useDataDirectory } from './support/embedded.ts';
import { useOwnRedis } from './support/own-redis.ts';
import { run, useSandbox } from './support/run-program.ts';
import { useHttpServer, useSlackServer } from './support/use-servers.ts';

function settingsFor(apiUrl: string, slack: { readonly apiUrl: string }) {
  return {
    TRACKINGMORE_API_KEY: 'key-that-works',
    TRACKINGMORE_API_URL: apiUrl,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
}

describe('a bot that runs', () => {
  it('ends within ten seconds, even while somebody waits for an answer that does not come', async () => {
    const { url } = await useSandbox();
    const server = await useSlackServer();
    const silent = await useHttpServer(async ({ method, url: path, headers }, response) => {
      if (path.includes('/trackings/post')) return;
      const key = { 'Trackingmore-Api-Key': String(headers['trackingmore-api-key']) };
      const answer = await fetch(`${new URL(url).origin}${path}`, { method, headers: key });
      response.end(await answer.text());
    });
    let sent = false;
    const settings = settingsFor(`${silent.url}/v2`, server);
    const { code, stopTookMs } = await run(['start'], settings, (text, stop) => {
      if (sent || !text.includes('Slack is on')) return;
      sent = true;
      void server.send({ command: '/track', text: 'sto 402934299065' }).then(stop);
    });
    expect(stopTookMs).toBeLessThan(10_000);
    expect(code).toBe(0);
  });

  it('asks the tracking service once a second, however much is wanted at once', async () => {
    const arrivals: number[] = [];
    const { url } = await useSandbox({ onRequest: () => void arrivals.push(performance.now()) });
    const server = await useSlackServer();
    let sent = false;
    await run(['start'], settingsFor(url, server), (text, stop) => {
      if (sent || !text.includes('Slack is on')) return;
      sent = true;
      const numbers = ['402934299065', '402934299066', '402934299067'];
      const answers = numbers.map(async (number) => {
        await server.send({ command: '/track', text: `sto ${number} title=${number}` });
        await server.message(({ blocks }) => JSON.stringify(blocks).includes(number));
      });
      void Promise.all(answers).then(stop);
    });
    expect(arrivals.length).toBeGreaterThan(5);
    // One second is left to a first request that was held up on its way.
    const [first = 0, last = 0] = [arrivals.at(0), arrivals.at(-1)];
    expect(last - first).toBeGreaterThan((arrivals.length - 2) * 1_000);
  });

  it('may be started again while the first one is still stopping', async () => {
    const { url } = await useSandbox();
    const server = await useSlackServer();
    const directory = await useDataDirectory();
    const settings = { ...settingsFor(url, server), DATA_DIR: directory };
    const later: ReturnType<typeof run>[] = [];
    const first = await run(['start'], settings, (text, stop) => {
      if (!text.includes('Slack is on') || later.length > 0) return;
      stop();
      const second = run(['start'], settings, (output, stopSecond) => {
        if (output.includes('Slack is on')) stopSecond();
      });
      later.push(second);
    });
    const [second] = await Promise.all(later);
    expect(first.code, first.output).toBe(0);
    expect(second?.code, second?.output).toBe(0);
  });

  it('starts although Redis changes hands meanwhile', async () => {
    const { url } = await useSandbox();
    const [server, redis] = [await useSlackServer(), await useOwnRedis()];
    let [killing, isBack]: [Promise<void> | null, boolean] = [null, false];
    const settings = { ...settingsFor(url, server), REDIS_URL: redis.url };
    const { code, output } = await run(['start'], settings, (text, stop) => {
      if (text.includes('tracking service reached')) killing ??= redis.kill();
      if (text.includes('waiting for Redis') && !isBack) {
        isBack = true;
        void killing?.then(redis.start);
      }
      if (text.includes('Slack is on')) stop();
    });
    expect(isBack, output).toBe(true);
    expect(code, output).toBe(0);
  });
});
