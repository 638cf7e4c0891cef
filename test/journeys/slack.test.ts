import { describe, expect, it } from 'vitest';
import { SLACK, type SlackMessage, useSlackServer } from '../fakes/slack-server.ts';
import { freePort } from '../support/free-port.ts';
import { useApp } from '../support/use-app.ts';

const isUpdate = ({ metadata }: SlackMessage) => metadata?.event_payload?.delivery?.includes('#') ?? false;
const says = (text: string) => (message: SlackMessage) => JSON.stringify(message.blocks).includes(text);

describe('Slack over Socket Mode', () => {
  const settings = (apiUrl: string) => ({
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: apiUrl,
  });

  it('answers /track with a card and later posts what happens', async () => {
    const slack = await useSlackServer();
    await useApp(settings(slack.apiUrl));
    const ackedAfter = await slack.send({
      command: '/track',
      text: 'sto 4029-3429 9065 title=“Blue kettle”',
    });
    expect(ackedAfter).toBeLessThan(1_000);

    const card = await slack.message(says('Blue kettle'));
    expect(card).toMatchObject({ channel: SLACK.channel, responseType: null });
    expect(JSON.stringify(card.blocks)).toContain('STO Express (sto)');
    expect(JSON.stringify(card.blocks)).toContain('402934299065');

    const update = await slack.message(isUpdate);
    expect(update.channel).toBe(SLACK.channel);
    expect(update.blocks[0].text.text).toContain('Blue kettle');
  });

  it('explains to the asker alone what is wrong', async () => {
    const slack = await useSlackServer();
    await useApp(settings(slack.apiUrl));
    await slack.send({ command: '/track', text: 'sot 402934299065' });
    const answer = await slack.message(says('There is no carrier'));
    expect(answer).toMatchObject({ responseType: 'ephemeral' });
    expect(JSON.stringify(answer.blocks)).toContain('sto (STO Express)');
  });

  it('finds another way to answer where there is no response URL', async () => {
    const slack = await useSlackServer();
    await useApp(settings(slack.apiUrl));
    await slack.send({ command: '/parcels', text: 'list', silent: true });
    expect(await slack.message(says('No parcels here'))).toMatchObject({ responseType: 'ephemeral' });
  });

  it('says so when it may not post, and still shows the card', async () => {
    const slack = await useSlackServer();
    await useApp(settings(slack.apiUrl));
    slack.refuse('not_in_channel');
    await slack.send({ command: '/track', text: 'sto 402934299065' });
    expect(await slack.message(says('In transit'))).toMatchObject({ responseType: 'in_channel' });
    expect(await slack.message(says('invite me'))).toMatchObject({ responseType: 'ephemeral' });
  });

  it('keeps two workspaces apart', async () => {
    const slack = await useSlackServer();
    await useApp(settings(slack.apiUrl));
    await slack.send({ command: '/track', text: 'sto 402934299065 title=Ours' });
    await slack.message(says('Ours'));
    await slack.send({ command: '/parcels', text: 'list', team: 'T0OTHER' });
    expect(JSON.stringify((await slack.message(says('No parcels here'))).blocks)).not.toContain(
      '402934299065',
    );
    await slack.send({
      command: '/parcels',
      text: 'status sto 402934299065',
      team: 'T0OTHER',
      channel: 'C0OTHER',
    });
    const foreign = await slack.message(
      ({ channel, responseType }) => channel === 'C0OTHER' && responseType !== null,
    );
    expect(JSON.stringify(foreign)).not.toContain('Ours');
  });
});

describe('Slack over signed HTTP', () => {
  async function start() {
    const slack = await useSlackServer();
    const port = await freePort();
    await useApp({
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_PORT: String(port),
      SLACK_API_URL: slack.apiUrl,
    });
    return { slack, target: `http://127.0.0.1:${port}/slack/events` };
  }

  it('answers a signed command and posts what happens', async () => {
    const { slack, target } = await start();
    expect(await slack.post(target, { command: '/track', text: 'sto 402934299065' })).toBe(200);
    expect(await slack.message(says('now follows'))).toMatchObject({ channel: SLACK.channel });
    expect(await slack.message(isUpdate)).toMatchObject({ channel: SLACK.channel });
  });

  it('refuses a forged and a stale signature', async () => {
    const { slack, target } = await start();
    const command = { command: '/parcels', text: 'list' };
    expect(await slack.post(target, command, { secret: 'guessed' })).toBe(401);
    expect(await slack.post(target, command, { timestamp: Math.floor(Date.now() / 1000) - 600 })).toBe(401);
    expect(slack.messages).toEqual([]);
  });
});
