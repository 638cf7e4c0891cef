import type { Storm } from '../storm.ts';
import { kill } from './kill.ts';

export const STORMS: readonly Storm[] = [kill];
