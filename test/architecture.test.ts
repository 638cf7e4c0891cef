import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Import {
  readonly from: string;
  /** A path inside the project, or a package's name. */
  readonly to: string;
}

const COMPOSITION_ROOT = 'src/app.ts';
const LAYERS = ['src', 'adapters', 'jobs'];

/** Who alone may import a package. */
const HOMES: Readonly<Record<string, string>> = {
  ky: 'adapters/trackingmore/',
  'p-retry': 'adapters/trackingmore/',
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

function importsOf(file: string, text: string): readonly Import[] {
  const specifiers = [...text.matchAll(/(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier]) => specifier ?? '',
  );
  return specifiers.map((specifier) => ({
    from: file,
    to: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
  }));
}

function filesOf(layer: string): readonly string[] {
  return readdirSync(layer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(layer, name));
}

const files = LAYERS.flatMap(filesOf).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

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
    name: 'jobs do not import adapters',
    broken: ({ from, to }) => from.startsWith('jobs/') && to.startsWith('adapters/'),
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
    name: 'each package has one home',
    broken: ({ from, to }) => to in HOMES && !from.startsWith(HOMES[to] ?? ''),
  },
  {
    name: 'the product does not import the tests',
    broken: ({ to }) => to.startsWith('test/'),
  },
];

describe('layers', () => {
  const imports = files.flatMap(({ file, text }) => importsOf(file, text));

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
  ])('would notice %s in %s', (text, file) => {
    const planted = importsOf(file, text);
    expect(RULES.some(({ broken }) => planted.some(broken))).toBe(true);
  });

  it('only the configuration reads the environment', () => {
    const readers = files.filter(({ text }) => text.includes('process.env'));
    expect(readers.map(({ file }) => file)).toEqual(['src/start/config.ts']);
  });
});
