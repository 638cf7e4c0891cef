import { describe, expect, it } from 'vitest';
import { DISCORD } from '../fakes/discord-server.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { freePort } from '../support/free-port.ts';
import { useOwnRedis } from '../support/own-redis.ts';
import { run, useSandbox } from '../support/run-program.ts';
import { useDiscordServer, useSlackServer } from '../support/use-servers.ts';

/** A set-up in which all is well, with everything that was asked of its servers. */
async function setup({
  redisSettings = {},
  quota = 500,
  scopes,
  permissions,
}: {
  redisSettings?: Parameters<typeof useOwnRedis>[0];
  quota?: number;
  scopes?: readonly string[];
  permissions?: string;
} = {}) {
  const requests: string[] = [];
  const sandbox = await useSandbox({
    quota,
    onRequest: ({ method, path }) => void requests.push(`${method} ${path}`),
  });
  const redis = await useOwnRedis(redisSettings);
  const slack = await useSlackServer(scopes ? { scopes } : {});
  const discord = await useDiscordServer(permissions ? { permissions } : {});
  const env = {
    TRACKINGMORE_API_KEY: 'key-that-works',
    TRACKINGMORE_API_URL: sandbox.url,
    REDIS_URL: redis.url,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_BOT_TOKEN: DISCORD.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  await redis.ask('PING');
  return { env, requests, redis, slack, discord };
}

async function doctor(env: Readonly<Record<string, string>>) {
  const { code, output } = await run(['doctor'], env);
  return { code, output, faults: output.split('\n').filter((line) => line.startsWith('FAULT')) };
}

describe('npm run doctor', () => {
  it('finds nothing where nothing is wrong, and changes nothing', async () => {
    const { env, requests, redis, slack, discord } = await setup();
    const { code, output, faults } = await doctor(env);
    expect(faults).toEqual([]);
    expect(output).toMatch(/append-only file[\s\S]*evicts nothing[\s\S]*accepts the key[\s\S]*500 parcels/);
    expect(output).toContain('nothing waits to be posted');
    expect(output).toContain('HOME_WORKSPACES is not set');
    expect(output).toMatch(/anybody can add the bot to their server[\s\S]*ALLOWED_WORKSPACES/);
    expect(output).toMatch(/every scope it needs[\s\S]*Socket Mode[\s\S]*belongs to Parcels/);
    // A first start registers them.
    expect(output).toMatch(/commands are not registered[\s\S]*Start the bot/);
    expect(code).toBe(0);
    expect(requests).toEqual(['GET /trackings/getuserinfo']);
    expect([slack.messages, discord.messages, discord.registrations()]).toEqual([[], [], 0]);
    const names = (await redis.ask('KEYS', '*')) as string[];
    // Only its turn among the requests, which runs out by itself.
    expect(names.filter((name) => !name.includes(':budget:'))).toEqual([]);
  });

  it.each([
    ['a wrong key', { TRACKINGMORE_API_KEY: 'wrong' }, /rejects the key/, /TRACKINGMORE_API_KEY/],
    [
      'a wrong Slack token',
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      /refuses the bot token \(invalid_auth\)/,
      /OAuth & Permissions/,
    ],
    ['a wrong app token', { SLACK_APP_TOKEN: 'xapp-wrong' }, /refuses the app token/, /connections:write/],
    [
      'a wrong Discord token',
      { DISCORD_BOT_TOKEN: `${DISCORD.token}x` },
      /refuses the token/,
      /DISCORD_BOT_TOKEN/,
    ],
  ])('finds %s and says what to do', async (_, change, fault, fix) => {
    const { env } = await setup();
    const { code, output, faults } = await doctor({ ...env, ...change });
    expect(code).toBe(1);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
    expect(output).toMatch(fix);
    for (const secret of Object.values(change)) expect(output).not.toContain(secret);
  });

  it('finds a Redis that loses or evicts what it holds', async () => {
    const { env } = await setup({
      redisSettings: { appendonly: 'no', 'maxmemory-policy': 'allkeys-lru', maxmemory: '100mb' },
    });
    const { output, faults } = await doctor(env);
    expect(faults).toEqual([expect.stringContaining('evicts keys')]);
    expect(output).toMatch(/WARNING.*no append-only file[\s\S]*noeviction/);
  });

  it('finds that Redis is not there, and goes on', async () => {
    const { env } = await setup();
    const { output, faults } = await doctor({ ...env, REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    expect(faults).toEqual([expect.stringContaining('does not answer at 127.0.0.1')]);
    expect(output).toMatch(/accepts the key/);
  });

  it('finds missing scopes and permissions, and a quota that is used up', async () => {
    const { env } = await setup({ quota: 0, scopes: ['commands', 'chat:write'], permissions: '1024' });
    const { faults } = await doctor(env);
    expect(faults).toEqual([
      expect.stringContaining('0 parcels can still be added'),
      expect.stringMatching(/lacks .*files:read/),
      expect.stringMatching(/lacks permissions in Test: Send Messages/),
    ]);
  });

  it('says what is missing where nothing is set, and what cannot be read', async () => {
    const nothing = await doctor({});
    expect(nothing.code).toBe(1);
    expect(nothing.faults.join()).toMatch(/TRACKINGMORE_API_KEY.*SLACK_BOT_TOKEN/);
    expect(await doctor({ SLACK_PORT: 'x' })).toMatchObject({ code: 78 });
  });
});
