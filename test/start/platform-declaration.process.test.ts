import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DECLARED, examine } from '../../src/app.ts';
import type { Door } from '../../src/chat/door.ts';
import { findingsOn } from '../../src/ports/finding.ts';
import { readArguments, usage } from '../../src/start/arguments.ts';
import { type Config, readConfig } from '../../src/start/config.ts';
import { defineSettings, type Environment } from '../../src/start/declared-settings.ts';
import { createLogger } from '../../src/start/logger.ts';
import { definePlatform } from '../../src/start/platform-declaration.ts';
import { number, secret, text } from '../../src/start/setting-types.ts';
import { startupSummary } from '../../src/start/startup-summary.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { recordingResponder } from '../support/recording-responder.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { useApp } from '../support/use-app.ts';

const TOKEN = 'pigeon-that-nobody-may-read';

/** A platform that nothing else in the project knows. */
function skeleton() {
  const recorder = recordingNotifier('pigeon');
  const created: { token: string; door: Door }[] = [];
  const settings = defineSettings({
    types: { PIGEON_TOKEN: secret(text), PIGEON_LOFTS: number(1, 1, 9) },
    configure: ({ PIGEON_TOKEN: token, PIGEON_LOFTS: lofts }) => (token === null ? null : { token, lofts }),
  });
  const pigeon = definePlatform({
    name: 'pigeon',
    label: 'Pigeon Post',
    switchedOnBy: 'PIGEON_TOKEN',
    settings,
    exampleWorkspace: 'loft1',
    channelId: /^loft-(\d+)$/,
    role: { pattern: /^K\d+$/, meaning: 'keeper' },
    limits: { formFields: 5, longestCall: 80 },
    summary: ({ lofts }) => `Pigeon Post from ${lofts} lofts`,
    examine: async ({ token }) => [findingsOn('Pigeon Post').ok(`knows ${token.length} letters`)],
    async create({ token }, { door }) {
      created.push({ token, door });
      const { notifier } = recorder;
      return { notifier, isConnected: () => true, start: async () => {}, stop: async () => {} };
    },
  });
  return { ...recorder, created, declared: { ...DECLARED, platforms: [...DECLARED.platforms, pigeon] } };
}

function configured(env: Environment, { declared }: ReturnType<typeof skeleton>): Config {
  const read = readConfig(env, declared);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.config;
}

describe('a platform that is declared and nothing else', () => {
  it('has its faults told with those of the others', () => {
    const read = readConfig({ PIGEON_LOFTS: '99', SLACK_PORT: 'x', HEALTH_PORT: '-1' }, skeleton().declared);
    expect(!read.ok && read.faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'HEALTH_PORT',
      'PIGEON_LOFTS',
      'SLACK_PORT',
    ]);
  });

  it('has its secret read from a file, and hidden from the log', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parcels-pigeon-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    await writeFile(join(directory, 'token'), `${TOKEN}\n`);
    const { hidden } = configured({ PIGEON_TOKEN_FILE: join(directory, 'token') }, skeleton());
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    createLogger({ level: 'info', secrets: hidden, destination }).info({ TOKEN }, `sent with ${TOKEN}`);
    expect(lines.join()).toContain('sent with [hidden]');
    expect(lines.join()).not.toContain(TOKEN);
  });

  it('is told to be on, off, or in another process', () => {
    const lines = (env: Environment, roles: readonly string[] | null) =>
      startupSummary(configured(env, skeleton()), roles, []);
    const set = { PIGEON_TOKEN: TOKEN, PIGEON_LOFTS: '2' };
    expect(lines(set, null)).toContain('on   Pigeon Post from 2 lofts');
    expect(lines(set, ['worker'])).toContainEqual(expect.stringMatching(/^off {2}Pigeon.*--role pigeon$/));
    expect(lines({}, null)).toContain('off  Pigeon Post: PIGEON_TOKEN is not set');
  });

  it('is examined by the doctor', async () => {
    const found = await examine(configured({ PIGEON_TOKEN: TOKEN }, skeleton()), silentLogger);
    expect(found).toContainEqual(expect.objectContaining({ area: 'Pigeon Post', text: 'knows 27 letters' }));
    const off = await examine(configured({}, skeleton()), silentLogger);
    expect(off).toContainEqual(
      expect.objectContaining({ level: 'off', text: 'Pigeon Post: PIGEON_TOKEN is not set' }),
    );
  });

  it('is a role, has roles to give rights to, and workspaces', () => {
    const { declared } = skeleton();
    const { platforms } = declared;
    expect(readArguments(['start', '--role', 'pigeon'], platforms)).toMatchObject({ roles: ['pigeon'] });
    expect(readArguments(['start', '--role', 'pigeon'], DECLARED.platforms)).toBeNull();
    expect(usage(platforms)).toMatch(/Slack, Discord, and Pigeon Post[\s\S]*discord, pigeon, worker/);
    const right = { MAY_DELETE: 'admins,pigeon:K7', HOME_WORKSPACES: 'pigeon/loft1' };
    expect(readConfig(right, declared)).toMatchObject({
      config: { rights: { delete: ['admins', 'pigeon:K7'] }, homeWorkspaces: ['pigeon/loft1'] },
    });
    const wrong = readConfig({ MAY_DELETE: 'pigeon:X7', HOME_WORKSPACES: 'dove/loft1' }, declared);
    expect(!wrong.ok && wrong.faults).toEqual([
      expect.stringMatching(/^MAY_DELETE .*pigeon:<keeper>$/),
      expect.stringMatching(/^HOME_WORKSPACES .*pigeon\/loft1$/),
    ]);
  });

  it('is created with its settings, answers, and is posted through', async () => {
    const { declared, created, posts, until } = skeleton();
    await useApp({ PIGEON_TOKEN: TOKEN }, declared);
    const [connection] = created;
    expect(connection?.token).toBe(TOKEN);
    const channel = { platform: 'pigeon', workspace: 'loft1', channel: '7' };
    const roles = { holds: async () => true, describe: () => null };
    const origin = { channel, user: 'K7', isPrivate: false, isOpen: async () => true, roles };
    const { responder, shown } = recordingResponder();
    const asked = { kind: 'text', text: '/track sto 402934299065' } as const;
    await connection?.door.enter({ id: ['1'], origin, asked, responder });
    expect(shown).toMatchObject([{ to: 'channel', card: { about: { number: '402934299065' } } }]);
    await until(1);
    expect(posts[0]).toMatchObject({ channel, card: { about: { number: '402934299065' } } });
  });
});
