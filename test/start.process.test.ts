import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DISCORD } from './fakes/discord-server.ts';
import { SLACK } from './fakes/slack-server.ts';
import { freePort } from './support/free-port.ts';
import { useOwnRedis } from './support/own-redis.ts';
import { run, useSandbox } from './support/run-program.ts';
import { useDiscordServer, useSlackServer } from './support/use-servers.ts';

const slack = { SLACK_BOT_TOKEN: SLACK.botToken, SLACK_APP_TOKEN: SLACK.appToken };
const NO_TRACE = /\n\s+at .*:\d+:\d+/;

describe('npm start', () => {
  it('without configuration says what is missing and how to try the bot', async () => {
    const { code, output } = await run(['start']);
    expect(code).toBe(78);
    expect(output).toMatch(
      /TRACKINGMORE_API_KEY[\s\S]*SLACK_BOT_TOKEN[\s\S]*\.env\.example[\s\S]*npm run demo/,
    );
    expect(output).not.toMatch(NO_TRACE);
  });

  it('with a faulty configuration lists the faults', async () => {
    const { code, output } = await run(['start'], { REDIS_URL: 'nonsense', SLACK_PORT: 'x' });
    expect(code).toBe(78);
    expect(output).toMatch(/REDIS_URL[\s\S]*SLACK_PORT/);
  });

  it('with a wrong API key says which setting to correct', async () => {
    const { url } = await useSandbox();
    const { code, output } = await run(['start'], {
      TRACKINGMORE_API_KEY: 'wrong',
      TRACKINGMORE_API_URL: url,
      ...slack,
    });
    expect(code).toBe(1);
    expect(output).toMatch(/TRACKINGMORE_API_KEY.*--resume/);
    expect(output).not.toMatch(NO_TRACE);
  });

  it('with Redis down says where it looked and what to do', async () => {
    const port = await freePort();
    const { code, output } = await run(['start'], {
      TRACKINGMORE_API_KEY: 'key-that-works',
      REDIS_URL: `redis://:s3cret-word@127.0.0.1:${port}`,
      ...slack,
    });
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`127\\.0\\.0\\.1:${port}.*REDIS_URL`));
    expect(output).not.toContain('s3cret-word');
    expect(output).not.toMatch(NO_TRACE);
  });

  it('with the API down starts all the same, says so, and stops when asked', async () => {
    const server = await useSlackServer();
    const { code, output } = await run(
      ['start'],
      {
        TRACKINGMORE_API_KEY: 'key-that-works',
        TRACKINGMORE_API_URL: `http://127.0.0.1:${await freePort()}`,
        SLACK_API_URL: server.apiUrl,
        ...slack,
      },
      (text, stop) => {
        if (text.includes('Slack is on')) stop();
      },
    );
    expect(output).toMatch(/tracking service cannot be used right now/);
    expect(code).toBe(0);
  });

  it('with a wrong Slack or Discord token says which', async () => {
    const { url } = await useSandbox();
    const api = { TRACKINGMORE_API_KEY: 'key-that-works', TRACKINGMORE_API_URL: url };
    const slackServer = await useSlackServer();
    const wrongSlack = await run(['start'], {
      ...api,
      ...slack,
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_API_URL: slackServer.apiUrl,
    });
    expect(wrongSlack).toMatchObject({
      code: 1,
      output: expect.stringMatching(/SLACK_BOT_TOKEN \(invalid_auth\)/),
    });
    const discordServer = await useDiscordServer();
    const wrongDiscord = await run(['start'], {
      ...api,
      DISCORD_BOT_TOKEN: `${DISCORD.token}x`,
      DISCORD_API_URL: discordServer.apiUrl,
    });
    expect(wrongDiscord).toMatchObject({ code: 1, output: expect.stringMatching(/DISCORD_BOT_TOKEN/) });
  });

  it('uses a Redis with a password over TLS', async () => {
    const { url } = await useSandbox();
    const directory = await mkdtemp(join(tmpdir(), 'parcels-tls-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
    await promisify(execFile)('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-keyout', key, '-out', cert, '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ]);
    const port = await freePort();
    await useOwnRedis({
      port: 0,
      'tls-port': port,
      'tls-cert-file': cert,
      'tls-key-file': key,
      'tls-auth-clients': 'no',
      requirepass: 's3cret-word',
    });
    const server = await useSlackServer();
    const start = (password: string) =>
      run(
        ['start'],
        {
          TRACKINGMORE_API_KEY: 'key-that-works',
          TRACKINGMORE_API_URL: url,
          SLACK_API_URL: server.apiUrl,
          REDIS_URL: `rediss://:${password}@127.0.0.1:${port}`,
          NODE_EXTRA_CA_CERTS: cert,
          ...slack,
        },
        (text, stop) => {
          if (text.includes(`on   Redis at 127.0.0.1:${port}`)) stop();
        },
      );
    expect(await start('s3cret-word')).toMatchObject({ code: 0 });
    expect(await start('guessed')).toMatchObject({ code: 1, output: expect.stringContaining('REDIS_URL') });
  });

  it('does not know other words', async () => {
    expect(await run(['strat'])).toMatchObject({ code: 64, output: expect.stringContaining('Usage') });
    expect(await run(['start', '--fast'])).toMatchObject({ code: 64 });
  });
});
