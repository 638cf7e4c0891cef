import { type Finding, findingsOn } from '../../ports/finding.ts';
import type { Config } from '../config.ts';

const settings = findingsOn('settings');

/** What is there, taken together; that each can be read was found out before. */
export function examineSettings({ missing, platforms, off }: Config): readonly Finding[] {
  const set = platforms.map(({ label }) => label).join(' and ');
  return [
    ...(missing.length === 0 ? [settings.ok(`complete, for ${set}`)] : []),
    ...missing.map((fault) => settings.fault(fault, 'Put it into .env; see .env.example.')),
    ...off.map(({ what, setting }) => settings.off(`${what}: ${setting} is not set`)),
  ];
}
