import type { WriteStream } from 'node:fs';
import type { Dice } from './dice.ts';
import type { Running } from './process.ts';
import type { Receivers } from './receivers.ts';
import type { StagedRedis } from './redis.ts';
import type { Journey, Post, Relay } from './relay.ts';
import type { Fault, Seen } from './tally.ts';

export interface Size {
  readonly parcels: number;
  readonly channels: number;
  readonly kills: number;
  /** Between two kills on average. */
  readonly secondsBetweenKills: number;
  /** How many hours of a parcel's life pass in a second. */
  readonly hoursPerSecond: number;
}

/** One way in which everything goes wrong. A file each in `storms/`, and its name in `storms/table.ts`. */
export interface Storm {
  readonly name: string;
  /** What is done again and again. */
  readonly about: string;
  readonly size: Size;
  begin(ground: Ground): Promise<Course>;
}

/** Where a storm keeps its files, and its chance. */
export interface Ground {
  readonly directory: string;
  readonly log: WriteStream;
  readonly dice: Dice;
}

/** How one run of a storm goes, with what it has that others have not. */
export interface Course {
  readonly redis: StagedRedis;
  /** One blow, a kill or another; resolves to whether it met posts in flight. */
  strike(stage: Stage): Promise<boolean>;
  /** Whether both platforms' bots run as well, in processes of their own, and people ask them. */
  readonly withBots?: boolean;
  /** Whether there are two of each parcel, in the same channels, that differ by their number alone. */
  readonly withTwins?: boolean;
  readonly workers?: number;
  /** Flags for Node, of one of the workers. */
  readonly flagsOf?: (worker: number) => readonly string[];
  /** How long a post travels. */
  readonly journeyOf?: (post: Post) => Journey;
  /** Before the first worker starts. */
  readonly prepare?: (receivers: Receivers) => void;
  /** Whether no blow lasts any more. */
  readonly isOver?: () => boolean;
  /** Faults elsewhere than in the channels that follow parcels. */
  readonly faultsElsewhere?: (seen: Seen) => readonly Fault[];
  /** What this storm can cause in principle; nothing, unless said so. */
  readonly possible?: Possible;
}

export interface Possible {
  /** The most that it may be of all changes; from 0 to 1. More than that fails the run. */
  readonly share: number;
  /** Why a fault is one of these, in a few words; null where it is not. */
  readonly why: (fault: Fault, seen: Seen) => string | null;
}

export interface Worker {
  readonly running: Running;
  readonly relay: Relay;
}

export interface Stage {
  readonly dice: Dice;
  readonly receivers: Receivers;
  readonly workers: readonly Worker[];
  readonly bots: readonly Running[];
  readonly size: Size;
  /** Whether a worker is in the middle of asking what has moved, or has died there. */
  isSweeping(): boolean;
}
