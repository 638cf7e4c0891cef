import { parseArgs } from 'node:util';
import type { PlatformDeclaration } from './platform-declaration.ts';
import { rolesFor } from './roles.ts';

const inWords = new Intl.ListFormat('en');
const MODES = ['start', 'demo', 'manifest', 'doctor'] as const;

export interface Arguments {
  readonly mode: (typeof MODES)[number];
  /** Null for all of them. */
  readonly roles: readonly string[] | null;
  readonly resume: boolean;
  /** The one command that the demo runs. */
  readonly once: string | null;
  /** Where the platform reaches the bot. */
  readonly url: string | null;
}

type Platforms = readonly Pick<PlatformDeclaration, 'name' | 'label' | 'manifest'>[];

/** What the program may be called with, for people. */
export function usage(platforms: Platforms): string {
  const manifests = platforms.flatMap(({ manifest }) => manifest?.usage ?? []);
  const rows: readonly (readonly [call: string, meaning: string])[] = [
    ['start', `serve ${inWords.format(platforms.map(({ label }) => label))}, as far as they are configured`],
    ['start -- --resume', 'the same, once a rejected key, a used-up quota or lost data has been dealt with'],
    [
      'start -- --role ROLE',
      `only a part of it, on a Redis that is shared: ${rolesFor(platforms).join(', ')}; also several`,
    ],
    ...manifests.map(
      ([args, printed]) => [`run manifest${args && ` -- ${args}`}`, `print ${printed}`] as const,
    ),
    ['run doctor', 'look at settings, Redis, tokens, rights and clock, and say what to do; changes nothing'],
    ['run demo', 'try it in this terminal, with nothing to set up'],
    ['run demo -- --once TEXT', 'run one command, wait for its first update, and end'],
  ];
  const width = Math.max(...rows.map(([call]) => call.length)) + 1;
  return ['Usage:', ...rows.map(([call, meaning]) => `  npm ${call.padEnd(width)}${meaning}`)].join('\n');
}

/** What the program was called with; null where that means nothing. */
export function readArguments(args: readonly string[], platforms: Platforms): Arguments | null {
  const parsed = parse(args);
  if (!parsed) return null;
  const { values, positionals } = parsed;
  const mode = MODES.find((each) => each === positionals[0]);
  const known = rolesFor(platforms);
  const roles = values.role ?? null;
  if (mode === undefined || positionals.length > 1) return null;
  if (roles?.some((role) => !known.includes(role))) return null;
  return { mode, roles, resume: values.resume, once: values.once ?? null, url: values.url ?? null };
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
