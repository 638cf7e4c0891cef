import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, loopsIn, mutualFolders } from './support/imports.ts';
import { HARMLESS, PROVIDER_HOMES, TELLTALES } from './support/provider-facts.ts';

const COMPOSITION_ROOT = 'src/app.ts';
const LAYERS = ['src', 'adapters', 'jobs'];

/** From the top to the bottom; each imports only what stands below it. See docs/decisions/0001-layout.md. */
const ORDER: readonly (readonly string[])[] = [
  ['src/main.ts'],
  ['src/demo.ts'],
  ['src/app.ts'],
  ['adapters'],
  ['src/commands', 'src/start'],
  ['src/chat', 'jobs'],
  ['src/notices'],
  ['src/cards', 'src/parcels'],
  ['src/grammar', 'src/ports'],
  ['src/domain', 'src/async'],
];

/** Who alone may import a package. */
const HOMES: Readonly<Record<string, string | readonly string[]>> = {
  ky: 'adapters/trackingmore/',
  'p-retry': ['adapters/trackingmore/', 'src/async/'],
  bullmq: 'jobs/',
  ioredis: 'adapters/redis/',
  '@slack/bolt': 'adapters/slack/',
  'discord.js': 'adapters/discord/',
  pino: 'src/start/logger.ts',
  '@bull-board/api': 'jobs/',
  '@bull-board/api/bullMQAdapter': 'jobs/',
  '@bull-board/express': 'jobs/',
  'prom-client': 'adapters/monitoring/',
};

function filesOf(layer: string): readonly string[] {
  return readdirSync(layer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${layer}/${name}`);
}

const files = LAYERS.flatMap(filesOf).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

function isWithin(file: string, home: string): boolean {
  return file === home || file.startsWith(`${home}/`);
}

/** Its place in {@link ORDER} and which of those it is in; null for what is not of the product. */
function placeOf(file: string): { readonly rank: number; readonly home: string } | null {
  for (const [rank, homes] of ORDER.entries()) {
    const home = homes.find((each) => isWithin(file, each));
    if (home) return { rank, home };
  }
  return null;
}

/** The rules, each as what is forbidden. */
const RULES: readonly { readonly name: string; readonly broken: (each: Import) => boolean }[] = [
  {
    name: 'the domain imports nothing but itself and Node',
    broken: ({ from, to }) =>
      from.startsWith('src/domain/') && !to.startsWith('src/domain/') && !to.startsWith('node:'),
  },
  {
    name: 'src imports neither adapters nor jobs, except in the composition root',
    broken: ({ from, to }) =>
      from.startsWith('src/') && from !== COMPOSITION_ROOT && /^(adapters|jobs)\//.test(to),
  },
  {
    name: 'adapters do not import jobs',
    broken: ({ from, to }) => from.startsWith('adapters/') && to.startsWith('jobs/'),
  },
  {
    name: 'no adapter imports another',
    broken: ({ from, to }) =>
      from.startsWith('adapters/') && to.startsWith('adapters/') && from.split('/')[1] !== to.split('/')[1],
  },
  {
    name: 'nothing imports the composition root but the entry point and the demo it starts',
    broken: ({ from, to }) => to === COMPOSITION_ROOT && !['src/main.ts', 'src/demo.ts'].includes(from),
  },
  {
    name: 'each layer imports only those below it',
    broken({ from, to }) {
      const [above, below] = [placeOf(from), placeOf(to)];
      if (!above || !below || above.home === below.home) return false;
      return below.rank <= above.rank;
    },
  },
  {
    name: 'each package has one home',
    broken: ({ from, to }) => to in HOMES && ![HOMES[to] ?? []].flat().some((home) => from.startsWith(home)),
  },
  {
    name: 'the product does not import the tests',
    broken: ({ to }) => to.startsWith('test/'),
  },
];

describe('layers', () => {
  const imports = files.flatMap(({ file, text }) => importsOf(file, text));

  it('has a place for every file', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter(({ file }) => placeOf(file) === null)).toEqual([]);
  });

  it.each(RULES)('$name', ({ broken }) => {
    expect(imports.filter(broken)).toEqual([]);
  });

  it.each([
    ["import { a } from '../../jobs/sweep.ts';", 'src/commands/x.ts'],
    ["import type { a } from '../../adapters/redis/outbox.ts';", 'src/commands/x.ts'],
    ["import { a } from '../slack/render.ts';", 'adapters/discord/x.ts'],
    ["export { a } from '../adapters/redis/outbox.ts';", 'jobs/x.ts'],
    ["const a = await import('../../jobs/sweep.ts');", 'adapters/redis/x.ts'],
    ["import { z } from 'zod';", 'src/domain/x.ts'],
    ["import { Queue } from 'bullmq';", 'adapters/redis/x.ts'],
    ["import '../app.ts';", 'src/commands/x.ts'],
    ["import { track } from '../commands/track.ts';", 'src/chat/x.ts'],
    ["import type { Services } from '../chat/services.ts';", 'src/parcels/x.ts'],
    ["import { sweep } from '../notices/sweep.ts';", 'src/cards/x.ts'],
    ["import { helpCard } from '../cards/help-card.ts';", 'src/parcels/x.ts'],
    ["import { announce } from '../../jobs/post.ts';", 'src/chat/x.ts'],
  ])('would notice %s in %s', (text, file) => {
    const planted = importsOf(file, text);
    expect(RULES.some(({ broken }) => planted.some(broken))).toBe(true);
  });

  it('no files import each other in a loop', () => {
    expect(loopsIn(imports)).toEqual([]);
  });

  it('no two folders import each other', () => {
    expect(mutualFolders(imports)).toEqual([]);
  });

  it('would notice a loop, and two folders that import each other', () => {
    const planted = [
      ...importsOf('src/chat/a.ts', "import { b } from '../notices/b.ts';"),
      ...importsOf('src/notices/b.ts', "import type { c } from './c.ts';"),
      ...importsOf('src/notices/c.ts', "import { a } from '../chat/a.ts';"),
    ];
    expect(loopsIn([...imports, ...planted])).toEqual([
      ['src/chat/a.ts', 'src/notices/b.ts', 'src/notices/c.ts'],
    ]);
    expect(mutualFolders(planted)).toEqual(['src/chat ⇄ src/notices']);
  });

  /** What foreign words are looked up in; in an object, `constructor` would be found as well. */
  const tablesOfWords = (text: string) => [
    ...text.matchAll(/^(?:export )?const \w+: (?:\w+<)*Record<string,/gm),
  ];

  it('tables of words are maps', () => {
    expect(files.filter(({ text }) => tablesOfWords(text).length > 0).map(({ file }) => file)).toEqual([]);
  });

  it.each([
    "const ALIASES: Readonly<Record<string, Status>> = { problem: 'exception' };",
    'export const LABELS: Record<string, string> = {};',
  ])('would notice %s', (text) => {
    expect(tablesOfWords(text)).toHaveLength(1);
  });

  it('only the configuration reads the environment', () => {
    const readers = files.filter(({ text }) => text.includes('process.env'));
    expect(readers.map(({ file }) => file)).toEqual(['src/start/config.ts']);
  });
});

describe('facts about one tracking service', () => {
  const elsewhere = files.filter(({ file }) => !PROVIDER_HOMES.some((home) => file.startsWith(home)));

  it.each(TELLTALES)('stand in its folder alone: $fact', ({ pattern }) => {
    const lines = elsewhere.flatMap(({ file, text }) =>
      text.split('\n').flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])),
    );
    expect(lines).toEqual([]);
  });

  it.each(TELLTALES.flatMap(({ planted, ...rest }) => planted.map((line) => ({ ...rest, line }))))(
    'would be noticed: $line',
    ({ pattern, line }) => {
      expect(line).toMatch(pattern);
    },
  );

  it.each(HARMLESS)('are not seen where there are none: %s', (line) => {
    expect(TELLTALES.filter(({ pattern }) => pattern.test(line))).toEqual([]);
  });
});

describe('the house', () => {
  const layout = readFileSync('docs/decisions/0001-layout.md', 'utf8');
  const folders = [...new Set(files.map(({ file }) => dirname(file)))];

  it('has few entries at its top', () => {
    expect(readdirSync('src').length).toBeLessThanOrEqual(13);
  });

  it('has every folder named in the note on the layout, and no other', () => {
    expect(folders.filter((folder) => !layout.includes(`\`${folder}/\``))).toEqual([]);
    const named = [...layout.matchAll(/`((?:src|adapters|jobs)\/[\w/-]*)\/`/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });
});

/** Lines of code that hold a name, whatever stands around it. */
function linesNaming(name: string, { file, text }: { readonly file: string; readonly text: string }) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '');
  const lines = code.split('\n').filter((line) => line.toLowerCase().includes(name));
  return lines.map((line) => `${file}: ${line.trim()}`);
}

describe('what declares itself', () => {
  const declared = readdirSync('adapters').filter((name) =>
    files.some(({ file }) => file.startsWith(`adapters/${name}/`) && file.endsWith('/declaration.ts')),
  );

  it('are the platforms and the tracking service', () => {
    expect(declared).toEqual(['discord', 'slack', 'trackingmore']);
  });

  it.each(declared)(
    '%s is named outside its folder only where it is imported, and in the list of what there is',
    (name) => {
      const others = files.filter(({ file }) => !file.startsWith(`adapters/${name}/`));
      expect(others.flatMap((each) => linesNaming(name, each))).toEqual([
        expect.stringMatching(
          /^src\/app\.ts: import \{ \w+ \} from '\.\.\/adapters\/[\w/]+\/declaration\.ts';$/,
        ),
        expect.stringMatching(/^src\/app\.ts: export const DECLARED\b/),
      ]);
    },
  );

  it.each([
    ["if (channel.platform === 'slack') return;", 1],
    ['const port = env.SLACK_PORT; // where it listens', 1],
    ['import { createSlackPlatform } from "../x.ts";', 1],
    ['/** As on Slack. */\n// Slack, too\nconst a = 1;', 0],
  ])('%s is %i line that names Slack', (text, count) => {
    expect(linesNaming('slack', { file: 'src/chat/x.ts', text })).toHaveLength(count);
  });
});

describe('the documents', () => {
  it('are all on the map', () => {
    const map = readFileSync('docs/README.md', 'utf8');
    const documents = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    expect(documents.filter((name) => name !== 'README.md' && !map.includes(`(${name})`))).toEqual([]);
  });

  it('name files that are there', () => {
    const named = ['CONTRIBUTING.md', 'docs/README.md'].flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/`((?:src|adapters|jobs|docs|test)\/[\w./-]+)`/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });
});
