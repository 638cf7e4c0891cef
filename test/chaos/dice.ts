import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type Dice = ReturnType<typeof createDice>;

/** Chance that repeats itself with the same seed. */
export function createDice(seed: number) {
  const generator = xoroshiro128plus(seed);
  const between = (least: number, most: number) => uniformInt(generator, least, most);
  return {
    between,
    /** True in so many of all cases; from 0 to 1. */
    chance: (share: number) => uniformFloat64(generator) < share,
    oneOf<T>(all: readonly [T, ...T[]]): T {
      return all[between(0, all.length - 1)] ?? all[0];
    },
    /** One of these or, in all other cases, nothing. */
    weather<T>(shares: readonly (readonly [share: number, event: T])[]): T | undefined {
      let left = uniformFloat64(generator);
      for (const [share, event] of shares) {
        if (left < share) return event;
        left -= share;
      }
      return undefined;
    },
  };
}
