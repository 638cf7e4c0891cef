import { describe, expect, it, onTestFinished } from 'vitest';
import { connectRedis } from '../adapters/redis/connection.ts';
import { createInstance } from '../adapters/redis/instances.ts';
import { createKeyspace } from '../adapters/redis/keyspace.ts';
import { VERSION } from '../adapters/redis/migrations.ts';
import { SLACK } from './fakes/slack-server.ts';
import { useOwnRedis } from './support/own-redis.ts';
import { run, useSandbox } from './support/run-program.ts';
import { silentLogger } from './support/silent-logger.ts';
import { useSlackServer } from './support/use-servers.ts';

async function useDeployment() {
  const server = await useOwnRedis();
  const slack = await useSlackServer();
  const { url } = await useSandbox();
  const redis = connectRedis({ kind: 'server', url: server.url }, 'commands', silentLogger);
  onTestFinished(() => redis.disconnect());
  const keys = createKeyspace('parcels');
  const env = {
    TRACKINGMORE_API_KEY: 'key-that-works',
    TRACKINGMORE_API_URL: url,
    REDIS_URL: server.url,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  return { redis, keys, env };
}

describe('two versions at once', () => {
  it('the newer one does not start beside an older one that runs, and says so', async () => {
    const { redis, keys, env } = await useDeployment();
    await redis.set(keys.version, VERSION - 1);
    const older = createInstance(redis, keys, { version: VERSION - 1, roles: ['worker'] });
    await older.join(1);
    const renewing = setInterval(() => void older.renew(), 1_000);
    onTestFinished(() => clearInterval(renewing));
    const { code, output } = await run(['start'], env);
    expect(code).toBe(1);
    expect(output).toMatch(
      /processes of an older one still run[\s\S]*process \d+ on .*\(worker\)[\s\S]*Stop those/,
    );
    expect(output).not.toContain('Slack is on');
  });

  it('the older one ends by itself when a newer one has brought what is stored into its form', async () => {
    const { redis, keys, env } = await useDeployment();
    const { code, output } = await run(['start'], env, (text) => {
      if (text.includes('Slack is on')) void redis.set(keys.version, VERSION + 1);
    });
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`is of version ${VERSION + 1} now`));
  });
});
