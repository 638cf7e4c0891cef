import type { AnyCommand } from '../grammar/command-set.ts';
import type { Services } from '../services.ts';
import { createHelp } from './help.ts';
import { createList } from './list.ts';
import { createStatus } from './status.ts';
import { createStop } from './stop.ts';
import { createTrack } from './track.ts';

/** Every command there is, in the order in which help shows them. */
export function createCommands(services: Services): readonly AnyCommand[] {
  return [
    createTrack(services),
    createStatus(services),
    createList(services),
    createStop(services),
    createHelp(),
  ];
}
