import { createHash } from 'node:crypto';
import type { Clock } from '../../../src/ports/clock.ts';
import { type Journey, journeyOf, reachedBy, type Stage } from './journey.ts';

export interface WorldOptions {
  readonly clock: Clock;
  /** How many hours of a parcel's life pass in a second. */
  readonly hoursPerSecond: number;
  /** Seconds until the service asks a courier about a new parcel for the first time. */
  readonly firstCheckSeconds: number;
  readonly quota: number;
}

/** What people wrote about a tracking; the names are the API's. */
export type Fields = Record<string, string | number | boolean | null>;

export interface SandboxTracking {
  readonly id: string;
  readonly carrier: string;
  readonly number: string;
  readonly createdAt: number;
  readonly journey: Journey;
  fields: Fields;
  archived: boolean;
  /** Set by hand: it hides what the courier says until it is taken back. */
  status: 'delivered' | 'exception' | null;
  /** When the service was told to stop asking. */
  frozenAt: number | null;
}

/** What the service knows of a parcel after it last asked the courier. */
export interface Knowledge {
  readonly stages: readonly Stage[];
  readonly checkedAt: number | null;
  /** Hours since the parcel was announced, at that moment. */
  readonly hour: number;
}

const HOURS_BETWEEN_CHECKS = 3;

/** The sandbox's state. Everything that moves is computed from the clock, nothing ticks. */
export class World {
  readonly trackings = new Map<string, SandboxTracking>();
  readonly refreshedAt = new Map<string, number>();
  readonly options: WorldOptions;
  quota: number;

  constructor(options: WorldOptions) {
    this.options = options;
    this.quota = options.quota;
  }

  now(): number {
    return this.options.clock();
  }

  find(carrier: string, number: string): SandboxTracking | undefined {
    return this.trackings.get(`${carrier}/${number}`);
  }

  add(carrier: string, number: string, fields: Fields): SandboxTracking {
    const tracking: SandboxTracking = {
      id: createHash('md5').update(`${carrier}/${number}`).digest('hex'),
      carrier,
      number,
      createdAt: this.now(),
      journey: journeyOf(carrier, number),
      fields,
      archived: false,
      status: null,
      frozenAt: null,
    };
    this.trackings.set(`${carrier}/${number}`, tracking);
    this.quota -= 1;
    return tracking;
  }

  delete(tracking: SandboxTracking): void {
    this.trackings.delete(`${tracking.carrier}/${tracking.number}`);
  }

  /** The last check is the later of the automatic one and one that somebody asked for. */
  knowledgeOf(tracking: SandboxTracking): Knowledge {
    const { createdAt, frozenAt, journey } = tracking;
    const until = frozenAt ?? this.now();
    const refreshed = this.refreshedAt.get(`${tracking.carrier}/${tracking.number}`) ?? null;
    const checkedAt = latest(this.lastAutomaticCheck(createdAt, until), refreshed);
    if (checkedAt === null) return { stages: [], checkedAt, hour: journey.hourWhenAdded };
    const hour = journey.hourWhenAdded + ((checkedAt - createdAt) / 1000) * this.options.hoursPerSecond;
    return { stages: reachedBy(journey, hour), checkedAt, hour };
  }

  private lastAutomaticCheck(createdAt: number, until: number): number | null {
    const first = createdAt + this.options.firstCheckSeconds * 1000;
    if (until < first) return null;
    const between = (HOURS_BETWEEN_CHECKS / this.options.hoursPerSecond) * 1000;
    return Math.floor(first + Math.floor((until - first) / between) * between);
  }
}

function latest(a: number | null, b: number | null): number | null {
  return a === null ? b : Math.max(a, b ?? 0);
}
