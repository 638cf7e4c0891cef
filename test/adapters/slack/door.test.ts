import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSlackPlatform } from '../../../adapters/slack/slack-platform.ts';
import {
  answerContract,
  doorContract,
  type PlatformAtDoor,
  type SeenAnswer,
  typed,
} from '../../contract/door.ts';
import { messageContract } from '../../contract/messages.ts';
import { SLACK, type SlackMessage } from '../../fakes/slack-server.ts';
import { commandSet } from '../../support/cards.ts';
import { useDoorCore } from '../../support/door-core.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { useSlackServer } from '../../support/use-servers.ts';

/** https://docs.slack.dev/reference/events/message#subtypes */
const NOISES = {
  'a bot’s message': { bot_id: 'B0OTHER' },
  'what a bot wrote in the old way': { subtype: 'bot_message', bot_id: 'B0OTHER', user: undefined },
  'its own message': { user: 'U0BOT', channel: 'D-U0USER' },
  'a change': { subtype: 'message_changed', message: { user: 'U0USER', text: 'list' } },
  'a message that was edited': { edited: { user: 'U0USER', ts: '1700000002.000001' } },
  'a message that was taken back': { subtype: 'message_deleted' },
  'a reply that the conversation is shown as well': { subtype: 'thread_broadcast', thread_ts: '1.2' },
  'a message between people': { channel_type: 'mpim', channel: 'G0MANY' },
};

answerContract('slack', openSlack);
doorContract('slack', openSlack);
messageContract('slack', Object.keys(NOISES), openWritten);

async function openWritten() {
  const here = await openSlack();
  const making = Object.entries(NOISES).map(([name, more]) => [
    name,
    (text: string) => here.slack.write(text, more),
  ]);
  return { ...here, write: (text: string) => here.slack.write(text), noises: Object.fromEntries(making) };
}

async function connect() {
  const slack = await useSlackServer();
  const { botToken, appToken } = SLACK;
  const config = { botToken, appToken, signingSecret: null, port: 0, apiUrl: slack.apiUrl };
  const core = await useDoorCore((door, { subscriptions, services: { wakeOutbox } }) =>
    createSlackPlatform({
      ...{ config, commands: commandSet, subscriptions, wakeOutbox, door },
      forgetWorkspace: async () => {},
      logger: silentLogger,
    }),
  );
  return { slack, core };
}

async function openSlack(): Promise<PlatformAtDoor & Pick<Awaited<ReturnType<typeof connect>>, 'slack'>> {
  const { slack, core } = await connect();
  const answers = () => slack.messages.map(seenOnSlack);
  return {
    ...core,
    slack,
    answers,
    form: async () => (await slack.view()).title.text,
    forms: () => slack.views.length,
    async fileGiven(name) {
      const { channel } = await slack.upload((each) => each.name === name);
      return channel.startsWith('D') ? 'asker' : 'channel';
    },
    answer: async (says) => seenOnSlack(await slack.message((each) => says.test(seenOnSlack(each).text))),
    async give(verb, given, { copies = 1, late = false, barred = false } = {}) {
      if (barred) slack.refuse('not_in_channel');
      const trigger = `${late ? 'expired' : 'valid'}-${randomUUID()}`;
      for (let copy = 0; copy < copies; copy += 1) await slack.send({ ...typed(verb, given), trigger });
    },
    press({ buttons, to, id }, label, { elsewhere = false } = {}) {
      const { channel = SLACK.channel } = slack.messages.find(({ ts }) => ts && ts === id) ?? {};
      return slack.press({
        value: buttons[label] ?? '',
        channel,
        ephemeral: to === 'asker' && channel === SLACK.channel,
        ...(elsewhere ? { team: 'T0OTHER' } : {}),
      });
    },
    async reply({ id }, text, { copies = 1 } = {}) {
      const where = { thread: id ?? '', event: randomUUID() };
      for (let copy = 0; copy < copies; copy += 1) await slack.mention(text, where);
    },
    async giveFile({ text, ...how }) {
      await slack.send({ command: '/parcels', text: 'import' });
      const receipt = await slack.submit(await slack.view(), {
        file: { type: 'file_input', files: [slack.file(text, how)] },
      });
      return (receipt as { errors?: { file?: string } } | undefined)?.errors?.file ?? null;
    },
  };
}

function seenOnSlack({ blocks, responseType, channel, ts }: SlackMessage): SeenAnswer {
  const buttons = blocks.flatMap(({ type, elements }) => (type === 'actions' ? elements : []));
  return {
    text: JSON.stringify(blocks.filter(({ type }) => type !== 'actions')),
    to: responseType === 'ephemeral' || channel.startsWith('D') ? 'asker' : 'channel',
    buttons: Object.fromEntries(buttons.map(({ text, value }) => [text?.text, value])),
    id: ts ?? null,
  };
}

it('Slack shows in the direct message what a form led to where the bot is no member any more', async () => {
  const { slack, give, answer } = await openSlack();
  await give('track', { carrier: 'sto', number: '402934299065', title: 'Kettle' });
  await answer(/now follows/);
  await give('edit', { carrier: 'sto', number: '402934299065' });
  const view = await slack.view();
  slack.remove();
  await slack.submit(view, { title: { type: 'plain_text_input', value: 'Red kettle' } });
  expect(await slack.message((each) => /Saved: Red kettle/.test(seenOnSlack(each).text))).toMatchObject({
    channel: 'D-U0USER',
  });
});

it('Slack keeps a form open that has a mistake, beside its field, and closes it when it is right', async () => {
  const { slack, answer, answers } = await openSlack();
  await slack.send({ command: '/track', text: '' });
  const view = await slack.view();
  const text = (value: string) => ({ type: 'plain_text_input', value });
  const number = view.blocks.find(({ block_id }: { block_id: string }) => block_id === 'number');
  expect(number).toMatchObject({ optional: false });
  const wrong = { number: text('402934299065'), order: text('x'.repeat(300)) };
  expect(await slack.submit(view, wrong)).toEqual({
    response_action: 'errors',
    errors: { order: expect.stringContaining('at most 200 characters') },
  });
  expect(answers()).toEqual([]);
  const carrier = { type: 'external_select', selected_option: { value: 'sto' } };
  const right = { number: text('402934299065'), carrier, title: text('Kettle') };
  expect((await slack.submit(view, right)) ?? null).not.toMatchObject({ response_action: 'errors' });
  expect((await answer(/now follows/)).text).toContain('Kettle');
});
