import type { Tone } from '../domain/card.ts';
import type { Status } from '../domain/status.ts';

const TONE: Readonly<Record<Status, Tone>> = {
  pending: 'calm',
  notfound: 'calm',
  inforeceived: 'calm',
  transit: 'calm',
  outfordelivery: 'good',
  readytocollect: 'good',
  pickup: 'good',
  delivered: 'good',
  undelivered: 'warning',
  expired: 'warning',
  unknown: 'warning',
  exception: 'bad',
};

export function toneOf(status: Status): Tone {
  return TONE[status];
}

/** Whether the journey has come to a halt where it stands. */
export function isStuck(status: Status): boolean {
  return status === 'exception' || status === 'expired' || status === 'undelivered';
}
