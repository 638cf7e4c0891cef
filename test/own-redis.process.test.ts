import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SLACK, type SlackMessage } from './fakes/slack-server.ts';
import { serversIn, useDataDirectory } from './support/embedded.ts';
import { eventually } from './support/eventually.ts';
import { freePort } from './support/free-port.ts';
import { run, useSandbox } from './support/run-program.ts';
import { useApp } from './support/use-app.ts';
import { useSlackServer } from './support/use-servers.ts';

const says = (text: string) => (message: SlackMessage) => JSON.stringify(message.blocks).includes(text);

async function useSettings() {
  const slack = await useSlackServer();
  const directory = await useDataDirectory();
  const port = await freePort();
  const settings = {
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: directory,
    HEALTH_PORT: String(port),
  };
  const look = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return { slack, directory, settings, look };
}

it('people are told while its server does not answer, and everything works again after it was killed', async () => {
  const { slack, directory, settings, look } = await useSettings();
  await useApp(settings);
  expect(await look('/healthz')).toEqual({ status: 200, text: 'alive\nredis: ok\n' });
  await slack.send({ command: '/track', text: 'sto 402934299065 title=Kettle' });
  await slack.message(says('now follows'));
  const [server] = serversIn(directory);
  if (!server) throw new Error('There is no server.');
  process.kill(server, 'SIGSTOP');
  await slack.send({ command: '/parcels', text: 'list' });
  await slack.message(says('memory is away'));
  await eventually(async () =>
    expect((await look('/healthz')).text).toContain('redis: away, it does not answer'),
  );
  expect(await look('/readyz')).toMatchObject({
    status: 503,
    text: expect.stringContaining('redis: away, it'),
  });
  process.kill(server, 'SIGKILL');
  await eventually(async () => {
    expect(await look('/healthz')).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^alive\nredis: ok\nredis: 20\S+Z it was ended by SIGKILL/),
    });
  });
  await slack.send({ command: '/parcels', text: 'list' });
  await slack.message(says('Kettle'));
  await eventually(async () => expect((await look('/readyz')).status).toBe(200));
});

it('what it held is missed when it is gone, by the log, /readyz and the doctor, until somebody knows', async () => {
  const { directory, settings, look } = await useSettings();
  const { url } = await useSandbox();
  const env = { ...settings, TRACKINGMORE_API_KEY: 'key-that-works', TRACKINGMORE_API_URL: url };
  const start = async (args: readonly string[], whenOn = async () => {}) => {
    let begun: Promise<void> | null = null;
    const { output } = await run(['start', ...args], env, (text, stop) => {
      if (text.includes('Slack is on')) begun ??= whenOn().finally(stop);
    });
    await begun;
    return output;
  };
  expect(await start([])).not.toContain('came back empty');
  await rm(join(directory, 'redis'), { recursive: true });
  const gone = await run(['doctor'], env);
  expect(gone.output).toMatch(/FAULT.*is gone: Redis does not hold what it held when the bot ran last/);
  const output = await start([], async () => {
    const text = expect.stringMatching(/redis: came back empty.*--resume/);
    await eventually(async () => expect(await look('/readyz')).toMatchObject({ status: 503, text }));
    const doctor = await run(['doctor'], env);
    expect(doctor.output).toMatch(/FAULT.*Redis came back empty/);
    expect(doctor.output).toContain('keeps an append-only file');
  });
  expect(output).toMatch(/"level":50.*Redis came back empty/);
  expect(await start(['--resume'])).not.toContain('came back empty');
  expect(await start([])).not.toContain('came back empty');
});
