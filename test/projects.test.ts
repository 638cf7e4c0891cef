import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, reachableFrom } from './support/imports.ts';

const STARTS_PROCESSES = /'node:child_process'|\bstartApp\b|\bopenEmbeddedRedis\b/;

interface TestFile {
  readonly file: string;
  readonly text: string;
}

/** All but this one, which names what it forbids. */
const files: readonly TestFile[] = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== basename(import.meta.filename))
  .map((name) => ({ file: `test/${name}`, text: readFileSync(`test/${name}`, 'utf8') }));

function isFast(file: string): boolean {
  return file.endsWith('.test.ts') && !/\.(property|process)\.test\.ts$/.test(file);
}

/** Of `all`, those that start something, by themselves or by a file of `test/` that they use. */
function starting(all: readonly TestFile[]): readonly string[] {
  const next = new Map(all.map(({ file, text }) => [file, importsOf(file, text).map(({ to }) => to)]));
  const starters = new Set(all.filter(({ text }) => STARTS_PROCESSES.test(text)).map(({ file }) => file));
  return [...next.keys()].filter((file) =>
    [file, ...reachableFrom(file, next)].some((each) => starters.has(each)),
  );
}

/** Whether fast-check is asked for more than 999 inputs, or for a number that is not written there. */
function asksForMany(text: string): boolean {
  const counts = [...text.matchAll(/\bnumRuns:\s*([\w.]+)/g)].map(([, count = '']) =>
    count.replaceAll('_', ''),
  );
  return counts.some((count) => !/^\d{1,3}$/.test(count));
}

describe('a fast test', () => {
  it('starts no process', () => {
    expect(starting(files).filter(isFast)).toEqual([]);
  });

  it('asks for fewer than a thousand inputs', () => {
    expect(
      files.filter(({ file, text }) => isFast(file) && asksForMany(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  it.each([
    "import { useApp } from './support/use-app.ts';",
    "import { useOwnRedis } from './support/own-redis.ts';",
    "import { run } from './support/run-program.ts';",
    "import { execFile } from 'node:child_process';",
  ])('would be noticed if it said %s', (text) => {
    const file = 'test/planted.test.ts';
    expect(starting([...files, { file, text }]).filter(isFast)).toContain(file);
  });

  it.each([
    ['{ numRuns: 999 }', false],
    ['{ numRuns: 1_000 }', true],
    ['{ numRuns: RUNS }', true],
  ])('that says %s asks for too many: %s', (text, tooMany) => {
    expect(asksForMany(text)).toBe(tooMany);
  });
});

it('a test that is named for processes starts some', () => {
  const named = files.map(({ file }) => file).filter((file) => file.endsWith('.process.test.ts'));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !starting(files).includes(file))).toEqual([]);
});

describe('a test', () => {
  /** A limit of its own, a pause, or a wait that has not the patience of all others. */
  const GUESSES = /^\s*\}, [\d_]+\);|\bsetTimeout\b|\bvi\.waitFor\b/m;
  const measuring = /^test\/(bench|chaos)\/|^test\/support\/eventually\.ts$/;

  it('waits for a condition, and guesses no time', () => {
    const tests = files.filter(({ file }) => !measuring.test(file));
    expect(tests.filter(({ text }) => GUESSES.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it.each([
    "it('waits', async () => {\n}, 60_000);",
    "import { setTimeout } from 'node:timers/promises';",
    'await vi.waitFor(() => expect(posts).toHaveLength(1));',
  ])('would be noticed if it said %j', (text) => {
    expect(text).toMatch(GUESSES);
  });
});
