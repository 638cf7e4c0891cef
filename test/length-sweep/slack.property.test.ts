import { describe, it } from 'vitest';
import { createSlackPlatform } from '../../adapters/slack/slack-platform.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { commandSet } from '../support/cards.ts';
import { freePort } from '../support/free-port.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { useSlackServer } from '../support/use-servers.ts';
import { sweep } from './sweep.ts';
import { useVisits } from './visits.ts';

const { botToken, appToken, signingSecret } = SLACK;
const OVER_SOCKET = { botToken, appToken, signingSecret: null, port: 0 };

async function connect(
  config: Omit<Parameters<typeof createSlackPlatform>[0]['config'], 'apiUrl'> = OVER_SOCKET,
) {
  const slack = await useSlackServer();
  const answered = await useVisits((door, { subscriptions, services: { wakeOutbox } }) =>
    createSlackPlatform({
      config: { ...config, apiUrl: slack.apiUrl },
      commands: commandSet,
      subscriptions,
      wakeOutbox,
      door,
      forgetWorkspace: async () => {},
      logger: silentLogger,
    }),
  );
  return { slack, answered };
}

/**
 * Slack takes 3,000 characters in a field. A million of those that JSON writes as six are more work for the server of
 * this test than for the bot. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
 */
const IN_A_FIELD = [10, 100, 1_000, 3_900, 10_000, 100_000, 300_000];

describe('nothing else is held up by what Slack hands over:', () => {
  it('a command', async (context) => {
    const { slack, answered } = await connect();
    await sweep(context, (text) => answered(() => slack.send({ command: '/track', text })));
  });

  it('a command that takes lines', async (context) => {
    const { slack, answered } = await connect();
    await sweep(context, (text) =>
      answered(() => slack.send({ command: '/parcels', text: `import ${text}` })),
    );
  });

  it('a command over HTTP', async (context) => {
    const port = await freePort();
    const { slack, answered } = await connect({ botToken, appToken: null, signingSecret, port });
    const post = (text: string) =>
      slack.post(`http://127.0.0.1:${port}/slack/events`, { command: '/track', text });
    await sweep(context, (text) => answered(() => post(text)), [1_000, 50_000]);
    // As much as a body may have, and for most shapes more: then the connection is closed.
    await sweep(context, (text) => post(text).catch(() => {}), [300_000]);
  });

  it('a mention', async (context) => {
    const { slack, answered } = await connect();
    await sweep(context, (text) => answered(() => slack.mention(text)));
  });

  it('a message to the bot itself', async (context) => {
    const { slack, answered } = await connect();
    await sweep(context, (text) => answered(() => slack.write(`track ${text}`)), [3_900, 40_000]);
  });

  it('a message in whose menu its parcels are asked for', async (context) => {
    const { slack, answered } = await connect();
    const name = 'Track parcels in message';
    await sweep(
      context,
      (text) =>
        answered(() => slack.shortcut({ name, message: { text, attachments: [{ title: text, text }] } })),
      IN_A_FIELD,
    );
  });

  it('a button', async (context) => {
    const { slack, answered } = await connect();
    await sweep(context, (value) => answered(() => slack.press({ value })));
  });

  it('what was entered into a form, and what is searched there', async (context) => {
    const { slack, answered } = await connect();
    await slack.send({ command: '/track', text: '' });
    const view = await slack.view();
    await sweep(
      context,
      async (value) => {
        await answered(() => slack.submit(view, { title: { type: 'plain_text_input', value } }));
        await slack.suggest(view, 'carrier', 'search:track:carrier', value);
        await slack.suggest(view, value, 'search:track:carrier', value);
      },
      IN_A_FIELD,
    );
  });

  it('a file', async (context) => {
    const { slack, answered } = await connect();
    await slack.send({ command: '/parcels', text: 'import' });
    const view = await slack.view();
    await sweep(context, (text) =>
      answered(() => slack.submit(view, { file: { type: 'file_input', files: [slack.file(text)] } })),
    );
  });
});
