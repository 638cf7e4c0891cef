import type { Block } from '../domain/card.ts';
import { type Status, stationOf, stationsOf } from '../domain/status.ts';
import { isStuck } from './tone.ts';

/** How far a parcel has come; nothing for a status that does not tell. */
export function progressBlocks(status: Status): readonly Block[] {
  if (status === 'unknown') return [];
  return [
    { type: 'progress', stations: stationsOf(status), reached: stationOf(status), stuck: isStuck(status) },
  ];
}
