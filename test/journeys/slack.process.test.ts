import { describe, expect, it } from 'vitest';
import { SLACK, type SlackMessage } from '../fakes/slack-server.ts';
import { freePort } from '../support/free-port.ts';
import { useApp } from '../support/use-app.ts';
import { useSlackServer } from '../support/use-servers.ts';

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
    await slack.send({
      command: '/track',
      text: 'sto 4029-3429 9065 title=“Blue kettle”',
    });
    // The receipt waits for nothing that takes time.
    expect(slack.messages).toEqual([]);

    const card = await slack.message(says('Blue kettle'));
    expect(card).toMatchObject({ channel: SLACK.channel, responseType: null });
    expect(JSON.stringify(card.blocks)).toContain('STO Express (sto)');
    expect(JSON.stringify(card.blocks)).toContain('402934299065');

    const update = await slack.message(isUpdate);
    expect(update.channel).toBe(SLACK.channel);
    expect(update.blocks[0].text.text).toContain('Blue kettle');
  });

  it('still answers what was asked before it was told to stop', async () => {
    const slack = await useSlackServer();
    const { app } = await useApp({ ...settings(slack.apiUrl), TRACKINGMORE_REQUESTS_PER_SECOND: '4' });
    await slack.send({ command: '/track', text: 'sto 402934299065' });
    await app.stop();
    expect(slack.messages.filter(says('now follows'))).toHaveLength(1);
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

  it('tells who follows when it may not post any more, and goes on once it is invited', async () => {
    const slack = await useSlackServer();
    await useApp(settings(slack.apiUrl));
    await slack.send({ command: '/track', text: 'sto 402934299065' });
    await slack.message(says('now follows'));
    slack.refuse('not_in_channel');
    expect(await slack.message(says('cannot post into a channel'))).toMatchObject({ channel: 'D-U0USER' });
    expect(slack.messages.filter(isUpdate)).toEqual([]);
    await slack.invite();
    expect(await slack.message(isUpdate)).toMatchObject({ channel: SLACK.channel });
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
    const huge = { command: '/parcels', text: 'x'.repeat(2_000_000) };
    expect(await slack.post(target, huge)).toBe(413);
  });
});

describe('Slack buttons, forms and files', () => {
  async function start(more: Readonly<Record<string, string>> = {}) {
    const slack = await useSlackServer();
    const { sandbox } = await useApp({
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_APP_TOKEN: SLACK.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...more,
    });
    return { slack, sandbox };
  }

  const callOf = (message: SlackMessage, label: string): string => {
    const buttons = message.blocks.flatMap(({ type, elements }) => (type === 'actions' ? elements : []));
    return buttons.find(({ text }: { text: { text: string } }) => text.text === label)?.value ?? '';
  };

  it('shows the last four characters where others read, and everything to who asks', async () => {
    const { slack } = await start();
    await slack.send({ command: '/track', text: 'sto 402934299065 customer=Sandy' });
    const card = await slack.message(says('now follows'));
    expect(JSON.stringify(card.blocks)).toContain('…9065');
    expect(JSON.stringify(card.blocks.filter(({ type }) => type !== 'actions'))).not.toMatch(
      /402934299065|Sandy/,
    );

    await slack.press({ value: callOf(card, 'Full history') });
    const full = await slack.message(says('Origin courier'));
    expect(full).toMatchObject({ responseType: 'ephemeral', replaced: false });
    expect(JSON.stringify(full.blocks)).toMatch(/402934299065.*Sandy/);
  });

  it('edits by a form that holds today’s values, and sends only what was changed', async () => {
    const { slack, sandbox } = await start();
    await slack.send({ command: '/track', text: 'sto 402934299065 title=Kettle order=9865' });
    const card = await slack.message(says('now follows'));
    await slack.press({ value: callOf(card, 'Edit') });
    const view = await slack.view();
    expect(view.blocks).toMatchObject([
      { block_id: 'title', element: { type: 'plain_text_input', initial_value: 'Kettle' } },
      { block_id: 'order', element: { initial_value: '9865' } },
      ...Array(7).fill({ type: 'input' }),
    ]);
    await slack.submit(view, {
      title: { type: 'plain_text_input', value: 'Blue kettle' },
      order: { type: 'plain_text_input', value: '9865' },
      customer: { type: 'plain_text_input', value: null },
      archived: { type: 'static_select', selected_option: { value: 'no' } },
      status: { type: 'static_select', selected_option: null },
    });
    expect(await slack.message(says('Saved: Blue kettle'))).toMatchObject({ responseType: 'ephemeral' });
    expect(sandbox.requests.findLast(({ method }) => method === 'PUT')?.body).toEqual({
      title: 'Blue kettle',
    });
  });

  it('puts a form behind a button where Slack opens none any more', async () => {
    const { slack } = await start();
    await slack.send({ command: '/parcels', text: 'import', trigger: 'expired' });
    const late = await slack.message(says('Import parcels'));
    expect(late).toMatchObject({ responseType: 'ephemeral' });
    await slack.press({ value: callOf(late, 'Open the form'), ephemeral: true });
    expect(await slack.view()).toMatchObject({ title: { text: 'Import parcels' } });
  });

  it('imports a file: shows first what it would do, does it once, and gives back what failed', async () => {
    const { slack } = await start();
    await slack.send({ command: '/parcels', text: 'import' });
    const view = await slack.view();
    const csv = 'carrier,number,title\nsto,402934299065,Kettle\nsto,402934299066,Lamp\nnosuch,123,Chair\n';
    await slack.submit(view, { file: { type: 'file_input', files: [slack.file(csv)] } });
    const plan = await slack.message(says('would do'));
    expect(JSON.stringify(plan.blocks)).toMatch(/2 parcels.*1 line.*2 of the quota/);
    expect(await slack.upload(({ name }) => name === 'not-usable.csv')).toMatchObject({
      channel: 'D-U0USER',
      text: expect.stringMatching(/nosuch,123,Chair,/),
    });
    const value = callOf(plan, 'Import 2 parcels');
    await slack.press({ value, ephemeral: true });
    expect(await slack.message(says('2 parcels added'))).toMatchObject({ replaced: true });
    await slack.press({ value, ephemeral: true });
    expect(await slack.message(says('has been done already'))).toMatchObject({ responseType: 'ephemeral' });
  });

  it('gives an export to the asker alone, and a chart to the channel', async () => {
    const { slack } = await start();
    await slack.send({ command: '/track', text: 'sto 402934299065 email=sandy@example.com' });
    await slack.message(says('now follows'));
    await slack.send({ command: '/parcels', text: 'export' });
    expect(await slack.upload(({ name }) => name === 'parcels.csv')).toMatchObject({
      channel: 'D-U0USER',
      text: expect.stringContaining('sandy@example.com'),
    });
    await slack.send({ command: '/parcels', text: 'stats' });
    expect(await slack.upload(({ name }) => name === 'status.png')).toMatchObject({
      channel: SLACK.channel,
      text: expect.stringContaining('PNG'),
      alt: expect.stringContaining('In transit'),
    });
  });

  it('lets nobody but those named do what destroys', async () => {
    const { slack } = await start({
      MAY_DELETE: 'slack:S0CREW',
      HOME_WORKSPACES: `slack/${SLACK.team}`,
    });
    await slack.send({ command: '/parcels-admin', text: 'account' });
    const denied = await slack.message(says('may not do that'));
    expect(JSON.stringify(denied.blocks)).toContain('owners and admins of the workspace');
    await slack.send({ command: '/parcels-admin', text: 'account', user: SLACK.admin });
    expect(await slack.message(says('Remaining quota'))).toMatchObject({ responseType: 'ephemeral' });
    await slack.send({ command: '/parcels-admin', text: 'delete sto 402934299065' });
    expect(await slack.message(says('Delete STO Express 402934299065?'))).toMatchObject({
      responseType: 'ephemeral',
    });
  });

  it('answers a forged button and one that has run out', async () => {
    const { slack } = await start();
    for (const value of ['', 'nosuch;;a=b', 'delete;;draft=guessed', 'x'.repeat(3_000)]) {
      const before = slack.messages.length;
      await slack.press({ value });
      await slack.message((message) => slack.messages.indexOf(message) >= before);
    }
    expect(slack.messages.every((message) => says('does not work any more')(message))).toBe(true);
  });

  it('understands “this” in the thread of a card, once for each event', async () => {
    const { slack } = await start();
    await slack.send({ command: '/track', text: 'sto 402934299065 title=Kettle' });
    const card = await slack.message(says('now follows'));
    await slack.send({ command: '/track', text: 'sto 402934299066 title=Lamp' });
    await slack.message(says('Lamp'));
    const mention = { ...(card.ts ? { thread: card.ts } : {}), event: 'Ev1' };
    await slack.mention('status this', mention);
    const status = await slack.message(says('Origin courier'));
    expect(status).toMatchObject({ responseType: 'ephemeral', thread: card.ts });
    expect(JSON.stringify(status.blocks)).toContain('Kettle');
    await slack.mention('status this', mention);
    await slack.mention('stop', { ...mention, event: 'Ev2' });
    expect(await slack.message(says('Stopped: Kettle'))).toMatchObject({
      thread: card.ts,
      responseType: null,
    });
    expect(slack.messages.filter(says('Origin courier'))).toHaveLength(1);
  });

  it('acts once on a command that Slack sends twice', async () => {
    const { slack, sandbox } = await start();
    const command = {
      command: '/track',
      text: 'sto 402934299065',
      trigger: '13345224609.738474920.8088930838d88f',
    };
    await Promise.all([slack.send(command), slack.send(command)]);
    await slack.message(says('now follows'));
    await slack.send({ command: '/parcels', text: 'list' });
    await slack.message(says('1 parcel followed here'));
    expect(slack.messages.filter(says('follows the parcel'))).toHaveLength(1);
    expect(sandbox.requests.filter(({ path }) => path === '/trackings/post')).toHaveLength(1);
  });

  it('suggests carriers while somebody chooses one', async () => {
    const { slack } = await start();
    await slack.send({ command: '/track', text: '' });
    const view = await slack.view();
    const carrier = view.blocks.find((block: { block_id: string }) => block.block_id === 'carrier');
    const options = await slack.suggest(view, 'carrier', String(carrier?.element.action_id), 'china');
    expect(options.map(({ value }) => value)).toEqual(['china-ems', 'china-post']);
  });
});
