import { parseArgs } from 'node:util';
import { ROLES, type Role } from './roles.ts';

export const USAGE = `Usage:
  npm start                     serve the configured Slack workspace and Discord server
  npm start -- --resume         the same, after a rejected key or a used-up quota has been dealt with
  npm start -- --role ROLE      only a part of it, on a Redis that is shared: slack, discord, worker or web; also several
  npm run manifest              print what to paste when creating the Slack app (Socket Mode)
  npm run manifest -- --url URL the same for HTTP: where Slack reaches the bot, ending in /slack/events
  npm run doctor                look at settings, Redis, tokens, rights and clock, and say what to do; changes nothing
  npm run demo                  try it in this terminal, with nothing to set up
  npm run demo -- --once TEXT   run one command, wait for its first update, and end`;

const MODES = ['start', 'demo', 'manifest', 'doctor'] as const;

export interface Arguments {
  readonly mode: (typeof MODES)[number];
  /** Undefined for all of them. */
  readonly roles: readonly Role[] | undefined;
  readonly resume: boolean;
  /** The one command that the demo runs. */
  readonly once: string | null;
  /** Where the platform reaches the bot. */
  readonly url: string | null;
}

/** What the program was called with; null where that means nothing. */
export function readArguments(args: readonly string[]): Arguments | null {
  const parsed = parse(args);
  if (!parsed) return null;
  const { values, positionals } = parsed;
  const mode = MODES.find((each) => each === positionals[0]);
  const roles = values.role?.map((role) => ROLES.find((each) => each === role));
  if (mode === undefined || positionals.length > 1 || roles?.includes(undefined)) return null;
  return {
    mode,
    roles: roles?.flatMap((role) => role ?? []),
    resume: values.resume,
    once: values.once ?? null,
    url: values.url ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        once: { type: 'string' },
        url: { type: 'string' },
        resume: { type: 'boolean', default: false },
        role: { type: 'string', multiple: true },
      },
    });
  } catch {
    // An option that it does not know.
    return null;
  }
}
