import { describe, expect, it } from 'vitest';
import { SLACK, type SlackMessage } from '../fakes/slack-server.ts';
import { useApp } from '../support/use-app.ts';
import { useSlackServer } from '../support/use-servers.ts';

const LOUD = { team: 'T0LOUD', channel: 'C0LOUD', user: 'U0LOUD' };
const QUIET = { team: 'T0QUIET', channel: 'C0QUIET', user: 'U0QUIET' };
const textOf = ({ blocks }: SlackMessage) => JSON.stringify(blocks);

async function start(more: Readonly<Record<string, string>>) {
  const slack = await useSlackServer();
  const { sandbox } = await useApp({
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...more,
  });
  return { slack, sandbox };
}

describe('the whole bot', () => {
  it('answers others while one workspace asks more than the service takes', async () => {
    const { slack } = await start({ TRACKINGMORE_REQUESTS_PER_SECOND: '4' });
    const text = 'status sto 402934299065';
    for (let index = 0; index < 40; index += 1) await slack.send({ command: '/parcels', text, ...LOUD });
    const before = slack.messages.length;
    await slack.send({ command: '/track', text: 'sto 402934299066', ...QUIET });
    const answer = await slack.message((each) => each.channel === QUIET.channel);
    expect(textOf(answer)).toContain('now follows the parcel');
    // Of two turns that this takes, each has to wait for one of theirs at most; what is refused takes none.
    const answered = slack.messages.slice(before, slack.messages.indexOf(answer));
    expect(answered.filter((each) => !textOf(each).includes('service is busy')).length).toBeLessThan(8);
  });

  it('serves whom it is for, and tells everybody else in one sentence', async () => {
    const { slack, sandbox } = await start({ ALLOWED_WORKSPACES: `slack/${QUIET.team}` });
    await slack.send({ command: '/track', text: 'sto 402934299065', ...QUIET });
    await slack.message((each) => textOf(each).includes('now follows'));
    const requests = sandbox.requests.filter(({ method }) => method === 'POST').length;
    await slack.send({ command: '/track', text: 'sto 402934299066', ...LOUD });
    await slack.send({ command: '/parcels-admin', text: 'account', ...LOUD, user: SLACK.admin });
    const told = () => slack.messages.filter(({ channel }) => channel === LOUD.channel);
    await slack.message(() => told().length === 2);
    expect(told()).toMatchObject([{ responseType: 'ephemeral' }, { responseType: 'ephemeral' }]);
    for (const each of told()) expect(textOf(each)).toContain('This bot does not serve this place');
    expect(sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(requests);
  });

  it('limits how many commands somebody can give, and what they can use up', async () => {
    const { slack } = await start({ COMMANDS_PER_MINUTE: '3', DAILY_UNITS_PER_PERSON: '1' });
    await slack.send({ command: '/track', text: 'sto 402934299065', ...LOUD });
    await slack.message((each) => textOf(each).includes('now follows'));
    await slack.send({ command: '/track', text: 'sto 402934299066', ...LOUD });
    await slack.message((each) => textOf(each).includes('may use up 1 of the quota in a day'));
    await slack.send({ command: '/parcels', text: 'list', ...LOUD });
    await slack.send({ command: '/parcels', text: 'list', ...LOUD });
    const slow = await slack.message((each) => textOf(each).includes('That was too fast'));
    expect(slow).toMatchObject({ responseType: 'ephemeral' });
    expect(textOf(slow)).toContain('A person can give 3 commands a minute');
  });
});
