import { expect, it } from 'vitest';
import { createPostClient, createSlackNotifier } from '../../adapters/slack/notifier.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { useSlackServer } from '../support/use-servers.ts';
import { here, useAnnounce } from './use-announce.ts';

it('shows a change once in a public Slack channel that the bot is no member of, whatever was answered', async () => {
  const slack = await useSlackServer();
  slack.hideHistory();
  const { run, pass, outbox } = await useAnnounce();
  const notifier = createSlackNotifier(createPostClient(SLACK.botToken, slack.apiUrl, silentLogger));
  slack.refuse('shown, then HTTP 500');
  for (let tried = 0; tried < 5; tried += 1) {
    await run({ notifiers: new Map([['slack', notifier]]) });
    pass(60_000);
  }
  expect(slack.messages.filter(({ channel }) => channel === here.channel)).toHaveLength(1);
  expect(slack.messages.filter(({ channel }) => channel === 'D-U1')).toMatchObject([
    { text: expect.stringContaining('Blue kettle') },
  ]);
  expect(await outbox.waiting()).toEqual([]);
});

it.each([
  ['was shown', 'shown, then HTTP 500'],
  ['was not', 'HTTP 503'],
])('tells each follower once, also where the direct message had no answer and %s', async (_, answer) => {
  const slack = await useSlackServer();
  slack.hideHistory((channel) => channel === here.channel);
  const { run, pass, outbox } = await useAnnounce();
  const notifier = createSlackNotifier(createPostClient(SLACK.botToken, slack.apiUrl, silentLogger));
  const direct = () => slack.messages.filter(({ channel }) => channel === 'D-U1');
  slack.refuse('shown, then HTTP 500');
  await run({ notifiers: new Map([['slack', notifier]]) });
  slack.refuse(answer);
  for (let tried = 0; tried < 8; tried += 1) {
    pass(60_000);
    await run({ notifiers: new Map([['slack', notifier]]) });
  }
  expect(direct()).toHaveLength(1);
  expect(slack.messages.filter(({ channel }) => channel === here.channel)).toHaveLength(1);
  expect(await outbox.waiting()).toEqual([]);
});
