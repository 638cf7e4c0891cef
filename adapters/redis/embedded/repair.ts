import { existsSync } from 'node:fs';
import { constants, copyFile, mkdir, open, readdir, rename, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findFiles, listedDirectory, type Part, partsByName, writeManifest } from './append-only-files.ts';
import { offsetOfCommand, soundLength } from './check-file.ts';
import type { ServerCommand } from './server-command.ts';

/** What a remedy works on. */
export interface Broken {
  readonly command: ServerCommand;
  /** The server's. */
  readonly directory: string;
  /** Where what cannot be read is put; nothing is deleted. */
  readonly aside: string;
  /** What the server printed. */
  readonly complaint: string;
}

export interface Remedied {
  /** What was lost, for people. */
  readonly lost: string;
  /** What the server has to be started with to read the rest. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Resolves to null where there was nothing to do. */
export type Remedy = (broken: Broken) => Promise<Remedied | null>;

/** As the server says that it cannot read what it has stored. */
const UNREADABLE =
  /reading the append only file|AOF MANIFEST FILE ERROR|AOF loading aborted|Internal error in RDB reading|the AOF file \S+ length\. stat: No such file|truncated file is not the last|BUG REPORT/;
/** It is sound, and a newer server reads it. */
const TOO_NEW = /Can't handle RDB format version/;
const WRONG_CHECKSUM = /RDB CRC error/;
const BROKEN_BASE = /Internal error in RDB reading|RDB base file/;
const UNKNOWN_COMMAND = /Unknown command '(.*?)' reading the append only file/;

export function isUnreadable(complaint: string): boolean {
  return UNREADABLE.test(complaint) && !TOO_NEW.test(complaint);
}

/** In this order, each only when the server still cannot read what is there. A cut may bring another fault to light. */
export const REMEDIES: readonly Remedy[] = [
  listAnew,
  cutWhereBroken,
  cutWhereBroken,
  cutWhereBroken,
  withoutChecksum,
  baseAlone,
  startEmpty,
];

/**
 * Without its list, or with one that cannot be read, the server would take the files for nothing and write over them.
 * Run before every start.
 */
export async function listAnew({
  directory,
  aside,
}: Pick<Broken, 'directory' | 'aside'>): Promise<Remedied | null> {
  if (await findFiles(directory)) return null;
  const parts = await partsByName(directory);
  if (parts.length === 0) return null;
  await keepOnly(directory, parts, aside);
  const names = parts.map(({ name }) => name).join(', ');
  return { lost: `the list of the append-only files, which was made anew from ${names}` };
}

async function cutWhereBroken(broken: Broken): Promise<Remedied | null> {
  const files = await findFiles(broken.directory);
  if (!files) return null;
  for (const [index, part] of files.parts.entries()) {
    const file = join(files.directory, part.name);
    const isMissing = !existsSync(file);
    const soundTo = isMissing ? null : await readableTo(file, part, broken);
    if (soundTo === (await sizeOf(file))) continue;
    if (soundTo === null && !(isMissing && index > 0)) return null;
    const kept = files.parts.slice(0, soundTo === null ? index : index + 1);
    const lost =
      soundTo === null ? `${part.name}, which is missing` : await cut(file, part, soundTo, broken.aside);
    if (files.manifest) await keepOnly(broken.directory, kept, broken.aside);
    const later = files.parts.slice(index + 1).map(({ name }) => name);
    return { lost: [lost, ...later].join(', and ') };
  }
  return null;
}

/** Up to which byte; null where that cannot be told. */
async function readableTo(
  file: string,
  { isBase }: Part,
  { command, complaint }: Broken,
): Promise<number | null> {
  const soundTo = await soundLength(command, file);
  const unknown = UNKNOWN_COMMAND.exec(complaint)?.[1];
  if (isBase || unknown === undefined || soundTo !== (await sizeOf(file))) return soundTo;
  return (await offsetOfCommand(file, unknown)) ?? soundTo;
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => null))?.size;
}

/** Puts what lies behind that byte aside, before it is cut off. */
async function cut(file: string, { name }: Part, soundTo: number, aside: string): Promise<string> {
  const { size } = await stat(file);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const [from, to] = [await open(file), await open(join(aside, `${name}.from-byte-${soundTo}`), 'w', 0o600)];
  await pipeline(from.createReadStream({ start: soundTo }), to.createWriteStream({ flush: true }));
  await truncate(file, soundTo);
  return `the last ${size - soundTo} of the ${size} bytes of ${name}`;
}

/** A base of which a letter or two are wrong is worth more than none. */
async function withoutChecksum({ directory, aside, complaint }: Broken): Promise<Remedied | null> {
  const files = WRONG_CHECKSUM.test(complaint) ? await findFiles(directory) : null;
  const base = files?.parts.find(({ isBase }) => isBase);
  if (!files || !base) return null;
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await copyFile(join(files.directory, base.name), join(aside, base.name), constants.COPYFILE_FICLONE);
  return {
    lost: `what cannot be told in ${base.name}, whose checksum is wrong; the rest was read`,
    settings: { rdbchecksum: 'no' },
  };
}

async function baseAlone({ directory, aside, complaint }: Broken): Promise<Remedied | null> {
  const files = BROKEN_BASE.test(complaint) ? null : await findFiles(directory);
  const base = files?.parts.find(({ isBase }) => isBase);
  if (!files?.manifest || !base || files.parts.length === 1) return null;
  await keepOnly(directory, [base], aside);
  return { lost: `everything that was stored since ${base.name} was written` };
}

async function startEmpty({ directory, aside }: Broken): Promise<Remedied | null> {
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const names = ['appendonlydir', 'appendonly.aof'].filter((name) => existsSync(join(directory, name)));
  for (const name of names) await rename(join(directory, name), join(aside, name));
  return names.length === 0 ? null : { lost: 'everything that was stored' };
}

/** A file that is not listed would be written over, or added to, when its number comes again. */
async function keepOnly(directory: string, parts: readonly Part[], aside: string): Promise<void> {
  const below = listedDirectory(directory);
  const kept = new Set(parts.map(({ name }) => name));
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const name of await readdir(below)) {
    if (!kept.has(name)) await rename(join(below, name), join(aside, name));
  }
  await writeManifest(directory, parts);
}
