import { describe, expect, it } from 'vitest';
import { DISCORD } from './fakes/discord-server.ts';
import { SLACK } from './fakes/slack-server.ts';
import { eventually } from './support/eventually.ts';
import { freePort } from './support/free-port.ts';
import { useApp } from './support/use-app.ts';
import { useDiscordServer, useSlackServer } from './support/use-servers.ts';

const IS_UPDATE = /#/;

async function useSlack() {
  const server = await useSlackServer();
  return {
    name: 'slack',
    settings: {
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_APP_TOKEN: SLACK.appToken,
      SLACK_API_URL: server.apiUrl,
    },
    track: () => server.send({ command: '/track', text: 'sto 402934299065' }),
    say: (text: string) => server.send({ command: '/parcels', text }),
    lockOut: (isRefused: boolean) => server.lockOut(isRefused ? 'token_revoked' : null),
    shown: () => server.messages.map((message) => JSON.stringify(message)),
    updates: () =>
      server.messages.flatMap(({ metadata, text }) =>
        IS_UPDATE.test(metadata?.event_payload?.delivery ?? '') ? [text] : [],
      ),
  };
}

async function useDiscord() {
  const server = await useDiscordServer();
  return {
    name: 'discord',
    settings: { DISCORD_BOT_TOKEN: DISCORD.token, DISCORD_API_URL: server.apiUrl },
    track: () => server.send({ name: 'track', options: { carrier: 'sto', number: '402934299065' } }),
    say(text: string) {
      const [verb = '', ...words] = text.split(' ');
      const options = Object.fromEntries(words.map((word) => word.split('=') as [string, string]));
      return server.send({ name: 'parcels', verb, options });
    },
    lockOut: server.lockOut,
    shown: () => server.messages.map((message) => JSON.stringify(message)),
    updates: () =>
      server.messages.flatMap(({ kind, embeds }) => (kind === 'post' ? [String(embeds[0]?.title)] : [])),
  };
}

describe.concurrent.each([
  ['Slack', useSlack],
  ['Discord', useDiscord],
])('while %s does not accept the bot’s token', (_, usePlatform) => {
  it('everything waits, that is said wherever one looks, and it is posted within a minute of the end', async () => {
    const platform = await usePlatform();
    const port = await freePort();
    const look = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    // Who may do what cannot be asked of a platform that does not accept the token.
    await useApp({ ...platform.settings, HEALTH_PORT: String(port), MAY_PAUSE: 'everyone' });
    await platform.track();
    await eventually(() => expect(platform.updates().length).toBeGreaterThan(0));

    platform.lockOut(true);
    await eventually(async () =>
      expect(await look('/readyz')).toMatch(new RegExp(`${platform.name}: does not accept the bot’s token`)),
    );
    const refused = platform.updates().length;
    await eventually(async () =>
      expect(await look('/metrics')).toMatch(/parcels_notices\{standing="held",by="lockout"\} [1-9]/),
    );
    for (const [text, answer] of [
      ['following', /followed here.*Posts do not arrive.*does not accept the bot’s token since/],
      ['why parcel=402934299065', /waits: the platform does not accept the bot’s token since/],
      ['pause', /is paused/],
      ['pause off=yes', /hears again.*Posts do not arrive.*does not accept the bot’s token/],
    ] as const) {
      await platform.say(text);
      await eventually(() => expect(platform.shown().join('\n').match(answer)?.index).toBeGreaterThan(0));
    }
    expect(platform.updates()).toHaveLength(refused);

    platform.lockOut(false);
    const since = Date.now();
    await eventually(() => expect(platform.updates().length).toBeGreaterThan(refused));
    expect(Date.now() - since).toBeLessThan(60_000);
    expect(await look('/readyz')).toMatch(new RegExp(`${platform.name}: ok`));
  });
});
