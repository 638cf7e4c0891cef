import { setTimeout } from 'node:timers/promises';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Something that was opened, and the reason for which it ends some time. */
export interface Opened {
  readonly ended: Promise<string>;
}

export interface KeepOpenOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  onEnded(reason: string): void;
  /** It could not be opened anew; not for the same reason again and again. */
  onFailure(reason: string): void;
  onUp(): void;
}

/** Opens anew whenever it has ended, with pauses that grow to a minute as long as that does not hold for a minute. */
export async function keepOpen(
  first: Opened,
  open: () => Promise<Opened>,
  { signal, onEnded, onFailure, onUp }: KeepOpenOptions,
): Promise<void> {
  const pauses = growingPauses();
  for (let opened: Opened | null = first; opened; ) {
    const openedAt = performance.now();
    const reason: string = await opened.ended;
    if (signal.aborted) return;
    onEnded(reason);
    if (performance.now() - openedAt > LONGEST_PAUSE_MS) pauses.restart();
    opened = await trying({ signal, pauses, onFailure: unlessRepeated(onFailure) }, open);
    if (opened) onUp();
  }
}

/** Tries again, with pauses that grow to a minute, until it succeeds or is ended. */
export async function keepTrying(
  attempt: () => Promise<void>,
  { signal, onFailure }: Pick<KeepOpenOptions, 'signal' | 'onFailure'>,
): Promise<void> {
  await trying({ signal, pauses: growingPauses(), onFailure: unlessRepeated(onFailure) }, attempt);
}

/** What went wrong, for the log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Trying {
  readonly signal: AbortSignal;
  readonly pauses: ReturnType<typeof growingPauses>;
  readonly onFailure: (reason: string) => void;
}

/** Null where it was ended before. */
async function trying<T>(
  { signal, pauses, onFailure }: Trying,
  attempt: () => Promise<T>,
): Promise<T | null> {
  for (;;) {
    // It rejects only where the signal ends it.
    await setTimeout(pauses.next(), null, { signal }).catch(() => {});
    if (signal.aborted) return null;
    try {
      return await attempt();
    } catch (error) {
      onFailure(reasonOf(error));
    }
  }
}

function unlessRepeated(say: (reason: string) => void) {
  let last: string | null = null;
  return (reason: string) => {
    if (reason !== last) say(reason);
    last = reason;
  };
}

function growingPauses() {
  let pauseMs = FIRST_PAUSE_MS;
  return {
    next() {
      const next = pauseMs;
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
      return next;
    },
    restart() {
      pauseMs = FIRST_PAUSE_MS;
    },
  };
}
