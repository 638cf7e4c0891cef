import { z } from 'zod';
import type { Refusal } from '../../src/domain/standing.ts';
import { readJson } from './read-json.ts';

const stored = z.object({ because: z.string(), since: z.number().nullable() });

export function writeRefusal({ because, since }: Refusal): string {
  return JSON.stringify({ because, since });
}

/** An older version noted the reason alone. */
export function readRefusal(text: string): Refusal {
  return readJson(text, stored) ?? { because: text, since: null };
}
