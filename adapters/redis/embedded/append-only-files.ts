import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of commands, or what they start from. */
export interface Part {
  /** Its name in {@link AppendOnlyFiles.directory}. */
  readonly name: string;
  readonly isBase: boolean;
}

/** In the order in which they are read. https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/ */
export interface AppendOnlyFiles {
  readonly directory: string;
  readonly parts: readonly Part[];
  /** The list of the parts. Up to version 6 there is one file and no list; null then. */
  readonly manifest: string | null;
}

const SINGLE = 'appendonly.aof';
const MANIFEST = 'appendonly.aof.manifest';
const NAMED = /^appendonly\.aof\.(\d+)\.(base|incr)\.(?:rdb|aof)$/;
const LISTED = /^file (\S+) seq \d+ type ([bih])\b/;

/** Below the server's directory, from version 7 on. */
export function listedDirectory(directory: string): string {
  return join(directory, 'appendonlydir');
}

export function hasFiles(directory: string): boolean {
  return existsSync(listedDirectory(directory)) || existsSync(join(directory, SINGLE));
}

/** Null where there are none, or where the list cannot be read. */
export async function findFiles(directory: string): Promise<AppendOnlyFiles | null> {
  const below = listedDirectory(directory);
  const manifest = join(below, MANIFEST);
  if (existsSync(manifest)) {
    const parts = readManifest(await readFile(manifest, 'utf8'));
    return parts && !(await isMisnamed(directory, parts)) ? { directory: below, manifest, parts } : null;
  }
  if (!existsSync(join(directory, SINGLE))) return null;
  return { directory, manifest: null, parts: [{ name: SINGLE, isBase: true }] };
}

function readManifest(text: string): readonly Part[] | null {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const listed = lines.map((line) => LISTED.exec(line));
  const parts: Part[] = [];
  for (const each of listed) {
    if (!each) return null;
    const [, name = '', type] = each;
    // History is what a newer base has taken in.
    if (type !== 'h') parts.push({ name, isBase: type === 'b' });
  }
  return parts.length === 0 ? null : parts;
}

/** A name that no file has, and a file that nothing names. */
async function isMisnamed(directory: string, parts: readonly Part[]): Promise<boolean> {
  const there = await partsByName(directory);
  const isListed = ({ name }: Part) => parts.some((each) => each.name === name);
  return (
    !parts.every(({ name }) => existsSync(join(listedDirectory(directory), name))) && !there.every(isListed)
  );
}

/** Lists these parts and no others; numbers them as their names do. */
export async function writeManifest(directory: string, parts: readonly Part[]): Promise<void> {
  const below = listedDirectory(directory);
  const lines = parts.map(({ name, isBase }) => {
    const sequence = NAMED.exec(name)?.[1] ?? '1';
    return `file ${name} seq ${sequence} type ${isBase ? 'b' : 'i'}\n`;
  });
  const aside = join(below, `temp-${MANIFEST}`);
  await writeFile(aside, lines.join(''), { mode: 0o600 });
  await rename(aside, join(below, MANIFEST));
}

/** The parts as their names tell them; none where there is no base, without which the rest means nothing. */
export async function partsByName(directory: string): Promise<readonly Part[]> {
  const below = listedDirectory(directory);
  const names = existsSync(below) ? await readdir(below) : [];
  const parts = names
    .flatMap((name) => {
      const [, sequence, type] = NAMED.exec(name) ?? [];
      return type ? [{ name, isBase: type === 'base', sequence: Number(sequence) }] : [];
    })
    .sort((one, other) => one.sequence - other.sequence);
  const bases = parts.filter(({ isBase }) => isBase);
  const rest = parts.filter(({ isBase }) => !isBase);
  const base = bases.at(-1);
  if (!base) return [];
  // Beside an older base lie commands that the newer one has taken in.
  return [base, ...(bases.length > 1 ? rest.slice(-1) : rest)];
}
