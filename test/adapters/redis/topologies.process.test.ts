import { describe, expect, it } from 'vitest';
import { SLACK, type SlackMessage } from '../../fakes/slack-server.ts';
import { eventually } from '../../support/eventually.ts';
import { useRedisCluster, useRedisWithSentinel } from '../../support/own-redis.ts';
import { useApp } from '../../support/use-app.ts';
import { useSlackServer } from '../../support/use-servers.ts';

const isUpdate = ({ metadata }: SlackMessage) => metadata?.event_payload?.delivery?.includes('#') ?? false;
const says = (text: string) => (message: SlackMessage) => JSON.stringify(message.blocks).includes(text);

async function startOn(settings: Readonly<Record<string, string>>) {
  const slack = await useSlackServer();
  await useApp({
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...settings,
  });
  return slack;
}

describe('the whole bot', () => {
  it('works on a cluster, with keys that lie on different nodes', async () => {
    const { url, nodes } = await useRedisCluster();
    const slack = await startOn({ REDIS_URL: url, REDIS_CLUSTER: 'yes' });
    await slack.send({ command: '/track', text: 'sto 402934299065' });
    expect(await slack.message(says('now follows'))).toBeDefined();
    expect(await slack.message(isUpdate)).toMatchObject({ channel: SLACK.channel });
    const sizes = await Promise.all(nodes.map(async (node) => Number(await node.ask('DBSIZE'))));
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(1);
  });

  it('goes on when Sentinels make a replica the master', async () => {
    const { url, sentinels, failOver } = await useRedisWithSentinel('s3cret');
    const slack = await startOn({ REDIS_URL: url, REDIS_SENTINELS: sentinels });
    await slack.send({ command: '/track', text: 'sto 402934299065 title=Kettle' });
    await slack.message(says('now follows'));
    await failOver();
    await eventually(async () => {
      const before = slack.messages.length;
      await slack.send({ command: '/parcels', text: 'list' });
      const isAnswer = (message: SlackMessage) =>
        message.responseType !== null && slack.messages.indexOf(message) >= before;
      expect(says('Kettle')(await slack.message(isAnswer))).toBe(true);
    });
    expect(await slack.message(isUpdate)).toMatchObject({ channel: SLACK.channel });
  });
});
