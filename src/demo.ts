import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppOptions } from './app.ts';
import type { Logger } from './ports/logger.ts';
import type { Config } from './start/config.ts';
import type { Miniature } from './start/provider-declaration.ts';

export interface DemoOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly start: (options: AppOptions) => Promise<App>;
  /** A miniature of the tracking service on this machine. */
  readonly startMiniature: () => Promise<Miniature>;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly interactive: boolean;
  /** Runs this command, waits for the first update and ends. */
  readonly once: string | null;
}

const SWEEP_EVERY_MS = 2_000;
const FIRST_UPDATE_WITHIN_MS = 60_000;

/**
 * The whole bot in a terminal, with nothing to set up: its own Redis, a miniature of the tracking service whose
 * parcels live an hour in a second, and a chat. Resolves to the exit code.
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { config, logger, output } = options;
  const directory = await mkdtemp(join(tmpdir(), 'parcels-demo-'));
  const service = config.provider
    ? { provider: config.provider, stop: async () => {} }
    : await options.startMiniature();
  let app: App | null = null;
  try {
    app = await options.start({
      config: config.provider ? { ...config, dataDirectory: directory } : onlyHere(config, directory),
      provider: service.provider,
      logger,
      console: { ...options, saveFile },
    });
    if (options.once !== null) return await runOnce(app, options.once, output);
    greet(output, config);
    await app.console?.open();
    return 0;
  } finally {
    await app?.stop();
    await service.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Kept when the demo ends: whoever asked for a file wants to look at it. */
async function saveFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'parcels-file-')), name);
  await writeFile(path, content);
  return path;
}

/** The chat platforms stay off: a demo must not post into a real channel. */
function onlyHere(config: Config, dataDirectory: string): Config {
  return { ...config, redis: null, platforms: [], dataDirectory, sweepEveryMs: SWEEP_EVERY_MS };
}

function greet(output: NodeJS.WritableStream, { commandNames, provider }: Config): void {
  const world = provider
    ? 'This chat uses the real tracking service.'
    : 'This chat uses a sandbox: an hour of a parcel’s life passes in a second.';
  output.write(
    `${world}\nType /${commandNames.track} sto 402934299065 and wait for its news, /${commandNames.parcels} help for more, exit to leave.\n\n`,
  );
}

async function runOnce(app: App, text: string, output: NodeJS.WritableStream): Promise<number> {
  const { console } = app;
  if (!console) throw new Error('The demo needs a console.');
  let posted = 0;
  let timer: NodeJS.Timeout | undefined;
  const firstUpdate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), FIRST_UPDATE_WITHIN_MS);
    console.onPost(() => {
      posted += 1;
      resolve(true);
    });
  });
  await console.say(text);
  const awaited = (await app.countFollowed(console.channel)) > 0;
  const arrived = awaited && (await firstUpdate);
  clearTimeout(timer);
  if (awaited && !arrived) {
    output.write(`demo: failed, because no update arrived within ${FIRST_UPDATE_WITHIN_MS / 1000} seconds\n`);
    return 1;
  }
  if (!awaited) output.write('Nothing is followed, so there is no update to wait for.\n');
  output.write(`demo: 1 command answered, ${posted} ${posted === 1 ? 'update' : 'updates'} posted\n`);
  return 0;
}
