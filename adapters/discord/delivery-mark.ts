import { createHash } from 'node:crypto';
import type { Row } from './message.ts';

/**
 * What a delivery leaves on its message, for a search of the history to tell it by: the numbers that Discord lets one
 * give to components. Nobody sees them, no press carries them, and they say nothing of what the message looks like.
 * https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
interface Mark {
  readonly row: number;
  readonly first: number;
}

/** An id is a 32-bit integer; 0 counts as none. */
const MOST = 2 ** 31 - 2;

function markOf(deliveryId: string): Mark {
  const digest = createHash('sha256').update(deliveryId).digest();
  return { row: 1 + (digest.readUInt32BE(0) % MOST), first: 1 + (digest.readUInt32BE(4) % MOST) };
}

/** The same rows with the mark; without any there is no place for it. */
export function withMark(rows: readonly Row[], deliveryId: string): Row[] {
  const { row, first } = markOf(deliveryId);
  return rows.map((each, place) => {
    if (place > 0) return each;
    const [head, ...others] = each.components;
    return { ...each, id: row, components: head ? [{ ...head, id: first }, ...others] : [] };
  });
}

/** Whether a message with these components, as Discord gives them back, is of that delivery. */
export function bearsMark(components: readonly object[] | undefined, deliveryId: string): boolean {
  const { row, first } = markOf(deliveryId);
  const [top] = components ?? [];
  if (!top || !('id' in top) || !('components' in top) || !Array.isArray(top.components)) return false;
  return top.id === row && top.components[0]?.id === first;
}
