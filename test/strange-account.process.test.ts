import { expect, it } from 'vitest';
import { SLACK, type SlackMessage } from './fakes/slack-server.ts';
import { eventually } from './support/eventually.ts';
import { freePort } from './support/free-port.ts';
import { useOwnRedis } from './support/own-redis.ts';
import { useSandbox } from './support/run-program.ts';
import { useApp } from './support/use-app.ts';
import { useSlackServer } from './support/use-servers.ts';

const says = (text: string) => (message: SlackMessage) => JSON.stringify(message).includes(text);

it('finds out at the start that a new key is another account’s, and at the next that it is right again', async () => {
  const [slack, redis, port, ours, theirs] = await Promise.all([
    useSlackServer(),
    useOwnRedis(),
    freePort(),
    useSandbox({ apiKey: 'key-of-ours' }),
    useSandbox({ apiKey: 'key-of-theirs' }),
  ]);
  await redis.ask('PING');
  theirs.world.add('sto', '500000000001', {});
  const settings = {
    REDIS_URL: redis.url,
    HEALTH_PORT: String(port),
    HOME_WORKSPACES: `slack/${SLACK.team}`,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const start = async (api: { readonly url: string }, key: string) => {
    const used = { TRACKINGMORE_API_URL: api.url, TRACKINGMORE_API_KEY: key };
    return (await useApp({ ...settings, ...used })).app;
  };
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text();

  const first = await start(ours, 'key-of-ours');
  await slack.send({ command: '/track', text: 'sto 402934299065' });
  await slack.message(says('now follows the parcel'));
  await first.stop();

  const second = await start(theirs, 'key-of-theirs');
  await slack.message(says('The tracking account looks like another one'));
  expect(await ready()).toMatch(/sweep: the tracking account shows none of the known parcels/);
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain(
    'parcels_account_is_strange 1',
  );
  await slack.send({ command: '/parcels', text: 'following' });
  expect(JSON.stringify(await slack.message(says('1 followed here')))).toContain(
    'no news can arrive until whoever runs',
  );
  await second.stop();

  await start(ours, 'key-of-ours');
  await eventually(async () => expect(await ready()).toMatch(/sweep: ok/));
  expect(slack.messages.filter(says('gone from'))).toEqual([]);
  expect(slack.messages.filter(says('looks like another one'))).toHaveLength(1);
});
