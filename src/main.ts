import { DECLARED, examine, manifest, startApp } from './app.ts';
import { within } from './async/within.ts';
import { runDemo } from './demo.ts';
import type { Logger } from './ports/logger.ts';
import { type Arguments, readArguments, usage } from './start/arguments.ts';
import { type Config, readConfig, readEnvironment } from './start/config.ts';
import { reportOf } from './start/doctor/report.ts';
import { createLogger } from './start/logger.ts';
import { StartupError } from './start/startup-error.ts';
import { startupSummary } from './start/startup-summary.ts';

/** Configuration faults and wrong arguments, as in sysexits.h. */
const EXIT_USAGE = 64;
const EXIT_CONFIG = 78;
/** Service managers wait for ten seconds and then kill. */
const LONGEST_STOP_MS = 9_500;

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2), DECLARED.platforms);
  if (!args) return complain(usage(DECLARED.platforms), EXIT_USAGE);
  const read = readConfig(readEnvironment(), DECLARED);
  if (!read.ok) return complain(asList('The configuration has faults:', read.faults), EXIT_CONFIG);
  const { config } = read;
  if (args.mode === 'manifest') return print(manifest(config, args.url));
  if (args.mode === 'doctor') return doctor(config);
  return args.mode === 'demo' ? demo(config, args.once) : serve(config, args);
}

async function demo(config: Config, once: string | null): Promise<number> {
  // A terminal is for reading: only what went wrong is shown between the messages.
  const level = config.logLevel === 'info' ? 'error' : config.logLevel;
  return runDemo({
    config,
    logger: loggerFor({ ...config, logLevel: level }),
    start: startApp,
    startMiniature: DECLARED.provider.startMiniature,
    input: process.stdin,
    output: process.stdout,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    once,
  });
}

async function doctor(config: Config): Promise<number> {
  const findings = await examine(config, loggerFor({ ...config, logLevel: 'silent' }));
  print(reportOf(findings));
  return findings.some(({ level }) => level === 'fault') ? 1 : 0;
}

async function serve(
  config: Config,
  { resume, roles }: Pick<Arguments, 'resume' | 'roles'>,
): Promise<number> {
  const { provider, missing } = config;
  if (missing.length > 0 || !provider) {
    const advice = 'Put the settings into .env (see .env.example). To try the bot without any: npm run demo';
    return complain(`${asList('The bot cannot start yet:', missing)}\n${advice}`, EXIT_CONFIG);
  }
  // Listened for from here on: who asks while the bot is still starting must not leave a half-started one behind.
  const asked = untilAsked();
  const logger = loggerFor(config);
  const app = await startApp({ config, provider, logger, resume, roles });
  print(startupSummary(config, roles, await app.usedBy()).join('\n'));
  const superseded = await Promise.race([asked, app.superseded]);
  if (superseded) return complain(superseded, 1);
  await within(LONGEST_STOP_MS, app.stop()).catch((error) =>
    logger.warn({ err: error }, 'not stopped in time'),
  );
  return 0;
}

function loggerFor({ logLevel, hidden }: Config): Logger {
  return createLogger({ level: logLevel, secrets: hidden });
}

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function asList(heading: string, faults: readonly string[]): string {
  return [heading, ...faults.map((fault) => `  - ${fault}`)].join('\n');
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(message: string, exitCode: number): number {
  process.stderr.write(`${message}\n`);
  return exitCode;
}

// Whoever reads our output may stop reading, as `head` does: no reason for a stack trace.
process.stdout.on('error', () => process.exit(0));

main().then(
  // Everything has been closed; what may still be open is no reason to hang.
  (code) => process.exit(code),
  (error) => {
    const message = error instanceof StartupError ? error.message : (error?.stack ?? String(error));
    process.exit(complain(message, 1));
  },
);
