import { expect, it, onTestFinished } from 'vitest';
import { startHttpServer } from './fakes/http-server.ts';
import { SLACK, type SlackMessage } from './fakes/slack-server.ts';
import { eventually } from './support/eventually.ts';
import { createGate } from './support/gate.ts';
import { useOwnRedis } from './support/own-redis.ts';
import { run, useSandbox } from './support/run-program.ts';
import { useSlackServer } from './support/use-servers.ts';

/** More than the service takes at once. */
const MANY = 60;
const QUOTA = 500;
const UNDER_WAY = 'press it again in half a minute';
const says = (text: string) => (message: SlackMessage) => JSON.stringify(message.blocks).includes(text);

/** In front of the tracking service: of the requests that add parcels the second is carried out, and never answered. */
async function useSilence(target: string) {
  const silence = createGate();
  let additions = 0;
  const server = await startHttpServer(async ({ method, url, headers, body }, response) => {
    const key = String(headers['trackingmore-api-key']);
    const answer = await fetch(`${new URL(target).origin}${url}`, {
      method,
      headers: { 'trackingmore-api-key': key, 'content-type': 'application/json' },
      ...(body ? { body } : {}),
    });
    const text = await answer.text();
    if (url.endsWith('/trackings/batch')) additions += 1;
    if (additions === 2 && url.endsWith('/trackings/batch')) await silence.stop();
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(text);
  });
  onTestFinished(() => server.stop());
  return { url: `${server.url}/v2`, reached: silence.reached };
}

it('a process killed in the middle of an import leaves a button that another one ends the work with', async () => {
  const [redis, slack] = [await useOwnRedis(), await useSlackServer()];
  const sandbox = await useSandbox({ quota: QUOTA });
  const service = await useSilence(sandbox.url);
  const env = {
    TRACKINGMORE_API_KEY: 'key-that-works',
    TRACKINGMORE_API_URL: service.url,
    TRACKINGMORE_REQUESTS_PER_SECOND: '20',
    // Nothing is posted of its own accord meanwhile.
    SWEEP_INTERVAL_MINUTES: '60',
    // Somebody may press as often as he likes until there is an end of it.
    COMMANDS_PER_MINUTE: '10000',
    WORKSPACE_COMMANDS_PER_MINUTE: '10000',
    REDIS_URL: redis.url,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  /** Resolves, once Slack is connected, to how the process is killed. */
  const start = () =>
    new Promise<() => Promise<unknown>>((resolve) => {
      const ended = run(['start'], env, (text, _stop, kill) => {
        if (!text.includes('Slack is on')) return;
        resolve(async () => {
          kill();
          return ended;
        });
      });
    });

  const kill = await start();
  const numbers = Array.from({ length: MANY }, (_, index) => String(402_934_200_000 + index));
  await slack.send({ command: '/track', text: `sto ${numbers.join(' ')}` });
  const plan = await slack.message(says(`Import ${MANY} parcels`));
  const [button] = plan.blocks.flatMap(({ type, elements }) => (type === 'actions' ? elements : []));
  /** Resolves to what was answered, which only the one who pressed is shown. */
  const press = async () => {
    const before = slack.messages.length;
    await slack.press({ value: button.value });
    const isAnswer = (each: SlackMessage) =>
      slack.messages.indexOf(each) >= before && each.responseType === 'ephemeral' && !says('Importing')(each);
    return JSON.stringify((await slack.message(isAnswer)).blocks);
  };
  await slack.press({ value: button.value });
  await service.reached();
  await kill();

  await start();
  expect(await press()).toContain(UNDER_WAY);
  const answer = await eventually(async () => {
    const given = await press();
    expect(given).not.toContain(UNDER_WAY);
    return given;
  });
  expect(answer).toMatch(new RegExp(`There already[^}]*${MANY} parcels`));
  expect(answer).toMatch(/Failed[^}]*0 lines/);
  await slack.send({ command: '/parcels', text: 'list' });
  await slack.message(says(`${MANY} parcels followed here`));
  expect(sandbox.world.trackings.size).toBe(MANY);
  expect(sandbox.world.quota).toBe(QUOTA - MANY);
  expect(await press()).toContain('That has been done already');
});
