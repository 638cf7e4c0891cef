import type { AnyCommand } from '../grammar/command-set.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { track } from './track.ts';

/** Every command there is, in the order in which help shows them. */
export const COMMANDS: readonly AnyCommand[] = [track, status, list, stop, help];
