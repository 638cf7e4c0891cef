import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isExecutable, type ServerCommand } from './server-command.ts';

const run = promisify(execFile);

/** Where Debian and Ubuntu keep shared libraries, by Node's name for the processor. */
const MULTIARCH: ReadonlyMap<string, string> = new Map(
  Object.entries({ x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }),
);

/**
 * Fetches the distribution's Redis and whatever it needs that is not installed, and unpacks it without installing
 * anything: no root, no change to the system. Works where apt does; rejects elsewhere.
 */
export async function unpackDebianRedis(
  cacheDirectory: string,
  onUnpack: () => void,
): Promise<ServerCommand> {
  const target = join(cacheDirectory, 'redis');
  if (!isExecutable(commandIn(target).file)) {
    onUnpack();
    await mkdir(cacheDirectory, { recursive: true });
    // Unpacked aside and then renamed, so that two programs starting at once both end with a whole copy.
    const aside = await mkdtemp(join(cacheDirectory, 'redis-'));
    try {
      await fetchAndUnpack(aside);
      await rename(join(aside, 'root'), target).catch((error) => {
        if (!isExecutable(commandIn(target).file)) throw error;
      });
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  return commandIn(target);
}

function commandIn(root: string): ServerCommand {
  const library = join(root, 'usr/lib', MULTIARCH.get(process.arch) ?? '');
  return { file: join(root, 'usr/bin/redis-server'), libraryPath: library };
}

async function fetchAndUnpack(aside: string): Promise<void> {
  const packages = join(aside, 'packages');
  const root = join(aside, 'root');
  await mkdir(packages);
  await mkdir(root);
  try {
    await download([], packages);
  } catch {
    // No package lists on this machine, or old ones: use lists of our own, the system's stay as they are.
    await download(await freshLists(join(aside, 'apt')), packages);
  }
  for (const file of await readdir(packages)) await run('dpkg', ['-x', join(packages, file), root]);
}

async function freshLists(directory: string): Promise<string[]> {
  await mkdir(join(directory, 'lists/partial'), { recursive: true });
  await mkdir(join(directory, 'cache/archives/partial'), { recursive: true });
  const options = [`Dir::State::lists=${join(directory, 'lists')}`, `Dir::Cache=${join(directory, 'cache')}`];
  const flags = options.flatMap((option) => ['-o', option]);
  await run('apt-get', [...flags, '-o', 'APT::Sandbox::User=', '-qq', 'update']);
  return flags;
}

/** Asks apt's solver what is missing for redis-server here, and downloads just that. */
async function download(flags: readonly string[], directory: string): Promise<void> {
  const simulated = await run('apt-get', [
    ...flags,
    '-s',
    '--no-install-recommends',
    'install',
    'redis-server',
  ]);
  const names = [...simulated.stdout.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name ?? '');
  const sandbox = ['-o', 'APT::Sandbox::User='];
  await run('apt-get', [...flags, ...sandbox, 'download', ...names], { cwd: directory });
}
