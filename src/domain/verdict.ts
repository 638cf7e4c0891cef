import type { Change } from './change.ts';
import type { Pause } from './channel-settings.ts';
import { isAmong, type Status } from './status.ts';
import { isKey, isProblem, type Mute, type Wishes } from './wishes.ts';

/** Whether a change is posted and, where it is not, which wish stands against it. */
export type Verdict =
  | { readonly post: true }
  | { readonly post: false; readonly because: 'paused'; readonly pause: Pause }
  | { readonly post: false; readonly because: 'muted'; readonly mute: Mute }
  | { readonly post: false; readonly because: 'only-status' | 'only-key' }
  | { readonly post: false; readonly because: 'only-listed'; readonly only: readonly Status[] };

/** What of a change counts. */
type What = Pick<Change, 'from' | 'passed' | 'to' | 'silence'>;

const POST: Verdict = { post: true };

/** What one subscription says about a change. */
export function verdictOn(
  change: What,
  { only }: Pick<Wishes, 'only'>,
  mute: Mute | null,
  now: number,
): Verdict {
  const reached = reachedBy(change);
  if (mute && isMuted(mute, reached, now)) return { post: false, because: 'muted', mute };
  if (only === 'all') return POST;
  if (reached.length === 0) return { post: false, because: 'only-status' };
  if (only === 'status') return POST;
  if (only === 'key') return reached.some(isKey) ? POST : { post: false, because: 'only-key' };
  const isListed = reached.some((status) => isAmong(only, status));
  return isListed ? POST : { post: false, because: 'only-listed', only };
}

/** Whether a mute has come to its end with this change, or by now. */
export function endsMute(mute: Mute, change: What, now: number): boolean {
  return !isMuted(mute, reachedBy(change), now);
}

function isMuted(mute: Mute, reached: readonly Change['to'][], now: number): boolean {
  if (mute.kind === 'until') return now < mute.at;
  return !reached.some((status) => (mute.kind === 'delivered' ? status === 'delivered' : isProblem(status)));
}

/** The statuses that are news; a silence counts as one that couriers' aggregators have for it. */
function reachedBy({ from, passed, to, silence }: What): readonly Change['to'][] {
  if (silence) return ['expired'];
  return from === to ? passed : [...passed, to];
}
