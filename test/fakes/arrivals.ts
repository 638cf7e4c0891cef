import { PATIENCE_MS } from '../support/patience.ts';

/** What arrives at a server, for those who wait for it; `seen` is shown to who has waited in vain. */
export function createArrivals(seen: () => unknown) {
  const looks = new Set<() => void>();
  return {
    /** Something has arrived, or changed. */
    notice(): void {
      for (const look of looks) look();
    },

    /** What is found, as soon as it is; what is there already counts. */
    until<T>(find: () => T | undefined): Promise<T> {
      return new Promise((resolve, reject) => {
        const late = AbortSignal.timeout(PATIENCE_MS);
        const end = () => {
          looks.delete(look);
          late.removeEventListener('abort', giveUp);
        };
        const look = () => {
          const found = find();
          if (found === undefined) return;
          end();
          resolve(found);
        };
        const giveUp = () => {
          end();
          reject(new Error(`It has not come. There is ${JSON.stringify(seen(), null, 2)}`));
        };
        late.addEventListener('abort', giveUp);
        looks.add(look);
        look();
      });
    },
  };
}
