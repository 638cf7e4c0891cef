import { createHash } from 'node:crypto';
import type { Row } from './message.ts';

/**
 * What a delivery leaves on its message, for a search of the history to tell it by: the numbers that Discord lets one
 * give to components. Nobody sees them, no press carries them, and they say nothing of what the message looks like. The
 * first row and what comes first in it bear the delivery's id; the rest bear marks, as many as there is room for.
 * https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
interface Pair {
  readonly row: number;
  readonly first: number;
}

/** An id is a 32-bit integer; 0 counts as none. */
const MOST = 2 ** 31 - 2;

function pairOf(deliveryId: string): Pair {
  const digest = createHash('sha256').update(deliveryId).digest();
  return { row: 1 + (digest.readUInt32BE(0) % MOST), first: 1 + (digest.readUInt32BE(4) % MOST) };
}

function numberOf(mark: string): number {
  return 1 + (createHash('sha256').update(mark).digest().readUInt32BE(0) % MOST);
}

/** The same rows with the id and the last of the marks; without any rows there is no place for them. */
export function withMark(rows: readonly Row[], deliveryId: string, marks: readonly string[]): Row[] {
  const { row, first } = pairOf(deliveryId);
  // No two components of a message may have the same.
  const numbers = [...new Set(marks.map(numberOf))].filter((number) => number !== row && number !== first);
  const next = () => {
    const number = numbers.pop();
    return number === undefined ? {} : { id: number };
  };
  return rows.map((each, place) => {
    if (place > 0) return { ...each, components: each.components.map((one) => ({ ...one, ...next() })) };
    const [head, ...others] = each.components;
    const rest = others.map((one) => ({ ...one, ...next() }));
    return { ...each, id: row, components: head ? [{ ...head, id: first }, ...rest] : [] };
  });
}

/** Whether a message with these components, as Discord gives them back, is of that delivery. */
export function bearsId(components: readonly object[] | undefined, deliveryId: string): boolean {
  const { row, first } = pairOf(deliveryId);
  const [top] = components ?? [];
  return top !== undefined && idOf(top) === row && idOf(within(top)[0]) === first;
}

/** Tells those of the clues, deliveries' ids or marks, that a message bears; marks in the order in which they were given. */
export function createClueReader(clues: readonly string[]) {
  const marks = new Map<unknown, string>(clues.map((clue) => [numberOf(clue), clue]));
  const ids = new Map(clues.map((clue) => [idIn(pairOf(clue)), clue]));
  return (components: readonly object[] | undefined): readonly string[] => {
    const [top] = components ?? [];
    const id = top && ids.get(idIn({ row: idOf(top), first: idOf(within(top)[0]) }));
    const [, ...numbers] = (components ?? []).flatMap(within).map(idOf);
    return [...(id === undefined ? [] : [id]), ...numbers.reverse().flatMap((each) => marks.get(each) ?? [])];
  };
}

function idIn({ row, first }: Readonly<Record<keyof Pair, unknown>>): string {
  return `${row} ${first}`;
}

function within(row: object): readonly unknown[] {
  return 'components' in row && Array.isArray(row.components) ? row.components : [];
}

function idOf(component: unknown): unknown {
  return typeof component === 'object' && component !== null && 'id' in component ? component.id : undefined;
}
