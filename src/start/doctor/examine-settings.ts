import { type Finding, findingsOn } from '../../ports/finding.ts';
import { type Config, missingForService } from '../config.ts';

const settings = findingsOn('settings');

/** What is there, taken together; that each can be read was found out before. */
export function examineSettings(config: Config): readonly Finding[] {
  const missing = missingForService(config);
  if (missing.length > 0)
    return missing.map((fault) => settings.fault(fault, 'Put it into .env; see .env.example.'));
  const platforms = [config.slack && 'Slack', config.discord && 'Discord'].filter(Boolean).join(' and ');
  return [settings.ok(`complete, for ${platforms}`)];
}
