import { describe, expect, it } from 'vitest';
import { SLACK, type SlackMessage } from '../fakes/slack-server.ts';
import { useApp } from '../support/use-app.ts';
import { useSlackServer } from '../support/use-servers.ts';

const IN_MESSAGE = 'Track parcels in message';
const [UPS, STO, DHL] = ['1Z5R89390357567127', '402934299065', 'JJD000390007883402935'];
const THREE = `Hi Dana, they are on their way:
UPS ${UPS} (Blue kettle)
STO Express ${STO} - toaster
DHL ${DHL}
Call me on +1 (555) 123-4567 if anything is missing.`;
const textOf = ({ blocks }: SlackMessage) => JSON.stringify(blocks);
const says = (text: string) => (message: SlackMessage) => textOf(message).includes(text);

// biome-ignore lint/suspicious/noExplicitAny: Block Kit as it came over the wire
type View = any;
/** What stands in the fields of a form when it is shown, by their names. */
function shown({ blocks }: View): Record<string, string> {
  return Object.fromEntries(
    blocks
      .filter(({ type }: View) => type === 'input')
      .map(({ block_id, element }: View) => [
        block_id,
        element.initial_value ?? element.initial_option?.value ?? element.initial_conversation ?? '',
      ]),
  );
}
const introOf = ({ blocks }: View): string => blocks[0].text.text;

async function start(more: Readonly<Record<string, string>> = {}) {
  const slack = await useSlackServer();
  const { sandbox } = await useApp({
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...more,
  });
  const created = () =>
    sandbox.requests.filter(({ method, path }) => method === 'POST' && /\/(post|batch)/.test(path));
  return { slack, sandbox, created };
}

describe('the menu of a message on Slack', () => {
  it('opens a form with what three couriers carry, and follows what is left in it', async () => {
    const { slack, created } = await start();
    await slack.shortcut({ name: IN_MESSAGE, message: { text: THREE } });
    const view = await slack.view();
    expect(shown(view)).toEqual({
      'rows.0.number': UPS,
      'rows.0.carrier': 'ups',
      'rows.0.title': 'Blue kettle',
      'rows.1.number': STO,
      'rows.1.carrier': 'sto',
      'rows.1.title': 'toaster',
      'rows.2.number': DHL,
      'rows.2.carrier': 'dhl',
      'rows.2.title': '',
      in: SLACK.channel,
    });
    expect(introOf(view)).toContain('3 parcels');
    expect(created()).toEqual([]);

    await slack.submit(view, { 'rows.2.number': { value: null } });
    const done = await slack.message(says('2 parcels added'));
    expect(done).toMatchObject({ channel: SLACK.channel, responseType: null });
    expect(JSON.stringify(created())).not.toContain(DHL);
  });

  it('works in a thread, and on what another bot wrote in blocks and attachments alone', async () => {
    const { slack, created } = await start();
    const attachments = [{ title: 'Shipped', text: `Tracking number (UPS): ${UPS}` }];
    await slack.shortcut({
      name: IN_MESSAGE,
      message: { text: '', bot_id: 'B0SHOP', ts: '1700000009.1', thread_ts: '1700000002.1', attachments },
    });
    const view = await slack.view();
    expect(shown(view)).toMatchObject({ number: UPS, carrier: 'ups', in: SLACK.channel });
    await slack.submit(view, {});
    expect(await slack.message(says('now follows'))).toMatchObject({ thread: '1700000002.1' });
    expect(JSON.stringify(created())).toContain(UPS);
  });

  it('says where nothing was found, and lets one type it', async () => {
    const { slack } = await start();
    await slack.shortcut({ name: IN_MESSAGE, message: { text: 'Call me on +1 (555) 123-4567' } });
    const view = await slack.view();
    expect(introOf(view)).toContain('no tracking number in that message');
    expect(shown(view)).toMatchObject({ number: '', carrier: '' });
  });

  it('names those of very many that have no room, and asks about each of the others', async () => {
    const { slack, created } = await start();
    const text = Array.from({ length: 30 }, (_, at) => `sto ${402934299100 + at}`).join('\n');
    await slack.shortcut({ name: IN_MESSAGE, message: { text } });
    const view = await slack.view();
    expect(introOf(view)).toMatch(/30 parcels were found.*10 more are in the message: 402934299120/);
    expect(shown(view)['lines']?.split('\n')).toHaveLength(20);
    expect(created()).toEqual([]);
  });
});

describe('the menu of the bot on Slack', () => {
  it('asks where to follow; without an answer, the asker hears of it directly', async () => {
    const { slack } = await start();
    await slack.shortcut({ name: 'Track a parcel' });
    const view = await slack.view();
    expect(shown(view)).toMatchObject({ number: '', in: '' });
    await slack.submit(view, { number: { value: `UPS: ${UPS}` } });
    const told = await slack.message(says('now follows'));
    expect(told.channel).toMatch(/^D/);
  });

  it.each([
    ['at once', {}],
    ['late, behind a button', { trigger: 'expired' }],
  ])('follows in the channel that was picked, in a form that came %s', async (_, when) => {
    const { slack } = await start();
    await slack.shortcut({ name: 'Track a parcel', ...when });
    if ('trigger' in when) {
      const { channel, blocks } = await slack.message(says('open-form'));
      const button = blocks
        .flatMap(({ elements = [] }) => elements)
        .find(({ value = '' }) => value.includes('open-form'));
      await slack.press({ value: button.value, channel });
    }
    const view = await slack.view();
    const receipt = await slack.submit(view, {
      number: { value: `UPS: ${UPS}` },
      in: { selected_conversation: 'C0OTHER' },
    });
    expect(receipt).toEqual({});
    const answer = await slack.message(says('now follows'));
    expect(textOf(answer)).toContain('The channel you chose now follows');
  });
});
