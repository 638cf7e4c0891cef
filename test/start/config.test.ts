import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { missingForService, readConfig } from '../../src/start/config.ts';
import { SETTING_NAMES } from '../../src/start/settings.ts';

describe('settings', () => {
  it('are all in .env.example, and nothing else is', () => {
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([...SETTING_NAMES].sort());
  });

  it('have defaults, and .env.example as it is means those', () => {
    const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: { sweepEveryMs: 900_000, commandNames: { track: 'track' } },
    });
  });

  it('report every fault at once', () => {
    const read = readConfig({
      REDIS_URL: 'localhost:6379',
      SLACK_PORT: 'many',
      SWEEP_INTERVAL_MINUTES: '-1',
      LOG_LEVEL: 'loud',
      TRACK_COMMAND: 'Über',
    });
    expect(read).toMatchObject({ ok: false });
    expect(!read.ok && read.faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
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
    const read = readConfig(settings);
    expect(!read.ok && read.faults.join()).toMatch(reason);
  });

  it('may hold secrets in files', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parcels-secrets-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const file = join(directory, 'key');
    await writeFile(file, ' from-a-file\n');
    const read = readConfig({ TRACKINGMORE_API_KEY_FILE: file });
    expect(read.ok && read.config.trackingMore.apiKey).toBe('from-a-file');
    const faulty = readConfig({
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
    const read = readConfig({});
    expect(read.ok && missingForService(read.config).join()).toMatch(/TRACKINGMORE_API_KEY.*SLACK_BOT_TOKEN/);
  });
});
