import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DECLARED } from '../../src/app.ts';
import { readConfig, settingNames } from '../../src/start/config.ts';
import type { Environment } from '../../src/start/declared-settings.ts';

const { all: NAMES, secret: SECRETS } = settingNames(DECLARED);
const read = (env: Environment) => readConfig(env, DECLARED);

describe('settings', () => {
  it('are all in .env.example, and nothing else is', () => {
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([...NAMES].sort());
  });

  it('that sound secret are, and .env.example says of just those that they may lie in files', () => {
    expect(
      NAMES.filter((name) => /(TOKEN|SECRET|PASSWORD|_KEY)$/.test(name) && !SECRETS.includes(name)),
    ).toEqual([]);
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/\b([A-Z_]+)_FILE\b/g)].map(
      ([, name]) => name,
    );
    expect(names.sort()).toEqual([...SECRETS].sort());
  });

  it('have defaults, and .env.example as it is means those', () => {
    const empty = Object.fromEntries(NAMES.map((name) => [name, '']));
    expect(read(empty)).toEqual(read({}));
    expect(read({})).toMatchObject({
      ok: true,
      config: { sweepEveryMs: 900_000, commandNames: { track: 'track' } },
    });
  });

  it('report every fault at once', () => {
    const result = read({
      REDIS_URL: 'localhost:6379',
      SLACK_PORT: 'many',
      SWEEP_INTERVAL_MINUTES: '-1',
      LOG_LEVEL: 'loud',
      TRACK_COMMAND: 'Über',
    });
    expect(result).toMatchObject({ ok: false });
    expect(!result.ok && result.faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'LOG_LEVEL',
      'REDIS_URL',
      'SLACK_PORT',
      'SWEEP_INTERVAL_MINUTES',
      'TRACK_COMMAND',
    ]);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is missing/],
    [{ TRACK_COMMAND: 'x', PARCELS_COMMAND: '/x' }, /different words/],
  ])('%j is refused', (settings, reason) => {
    const result = read(settings);
    expect(!result.ok && result.faults.join()).toMatch(reason);
  });

  it('may hold secrets in files', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parcels-secrets-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const file = join(directory, 'key');
    await writeFile(file, ' from-a-file\n');
    const result = read({ TRACKINGMORE_API_KEY_FILE: file });
    expect(result.ok && result.config.provider?.apiKey).toBe('from-a-file');
    const faulty = read({
      TRACKINGMORE_API_KEY: 'x',
      TRACKINGMORE_API_KEY_FILE: file,
      DISCORD_BOT_TOKEN_FILE: join(directory, 'missing'),
    });
    expect(!faulty.ok && faulty.faults).toEqual([
      expect.stringContaining('both set'),
      expect.stringMatching(/DISCORD_BOT_TOKEN_FILE cannot be read: ENOENT/),
    ]);
  });

  it('name what is missing to serve anybody', () => {
    const result = read({});
    expect(result.ok && result.config.missing.join()).toMatch(/TRACKINGMORE_API_KEY.*SLACK_BOT_TOKEN/);
  });
});
