import { type Finding, findingsOn } from '../../ports/finding.ts';

const clock = findingsOn('clock');
/** Slack refuses signatures that are five minutes old. */
const MOST_MS = 60_000;

/** Compares this machine's clock with another's, Unix milliseconds both. */
export function clockFinding(whose: string, theirs: number, ours: number): Finding {
  const seconds = Math.round((ours - theirs) / 1000);
  if (Math.abs(ours - theirs) <= MOST_MS) return clock.ok(`agrees with that of ${whose}`);
  return clock.fault(
    `is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} that of ${whose}`,
    'Let the machine keep its time by NTP (systemd-timesyncd, chrony). Signatures, quiet hours and leases go by the clock.',
  );
}
