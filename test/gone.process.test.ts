import { expect, it } from 'vitest';
import { DECLARED } from '../src/app.ts';
import { SLACK, type SlackMessage } from './fakes/slack-server.ts';
import { useApp } from './support/use-app.ts';
import { useSlackServer } from './support/use-servers.ts';

const says = (text: string) => (message: SlackMessage) => JSON.stringify(message).includes(text);

it('is told of a parcel that was deleted in the account, and tracks it again at a press', async () => {
  const slack = await useSlackServer();
  const { sandbox } = await useApp(
    { SLACK_BOT_TOKEN: SLACK.botToken, SLACK_APP_TOKEN: SLACK.appToken, SLACK_API_URL: slack.apiUrl },
    DECLARED,
    { fullSweepEveryMs: 3_000 },
  );
  const track = async (number: string) => {
    await slack.send({ command: '/track', text: `sto ${number}` });
    await slack.message(says(`sto/${number}`));
  };
  await track('402934299065');
  await track('402934299066');
  // As somebody does on the service's dashboard.
  const { world } = sandbox;
  const tracking = world.find('sto', '402934299066');
  if (!tracking) throw new Error('It is not there.');
  world.delete(tracking);

  const notice = await slack.message(says('gone from the tracking account'));
  expect(JSON.stringify(notice.blocks)).toMatch(/Tracking it again costs 1 of the/);
  await slack.send({ command: '/parcels', text: 'following' });
  await slack.message(says('gone from the tracking account since'));

  const { value } = notice.blocks.at(-1).elements[0];
  await slack.press({ value });
  await slack.message(says('This channel already follows the parcel'));
  expect(world.find('sto', '402934299066')).toBeDefined();
  await slack.send({ command: '/parcels', text: 'why sto 402934299066' });
  expect(JSON.stringify(await slack.message(says('Why: ')))).not.toContain('It is gone');
});
