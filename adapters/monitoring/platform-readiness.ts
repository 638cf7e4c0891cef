import type { Lockouts } from '../../src/ports/lockouts.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { Readiness } from './monitoring-server.ts';

/**
 * The connection for commands of those that this process serves, and the token of those into which it posts.
 *
 * @param posted their names
 */
export function platformReadiness(
  served: readonly Platform[],
  posted: Iterable<string>,
  lockouts: Pick<Lockouts, 'all'>,
): readonly Readiness[] {
  const platforms = new Map(served.map((platform) => [platform.notifier.platform, platform]));
  return [...new Set([...platforms.keys(), ...posted])].map((name) => ({
    name,
    async check() {
      const locked = (await lockouts.all()).get(name);
      if (locked) return `does not accept the bot’s token (${locked.because})`;
      return (platforms.get(name)?.isConnected() ?? true) ? null : 'not connected';
    },
  }));
}
