import type { Storm } from '../storm.ts';
import { clocks } from './clocks.ts';
import { everysec } from './everysec.ts';
import { failover } from './failover.ts';
import { hidden } from './hidden.ts';
import { kill } from './kill.ts';
import { late } from './late.ts';
import { long } from './long.ts';
import { stop } from './stop.ts';
import { truncated } from './truncated.ts';
import { twins } from './twins.ts';

/** Those that wait longest come first, so that others strike meanwhile. */
export const STORMS: readonly Storm[] = [
  everysec,
  truncated,
  failover,
  stop,
  kill,
  late,
  hidden,
  long,
  twins,
  clocks,
];
