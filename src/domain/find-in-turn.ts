import type { Found, Sighting } from './delivery.ts';

/** Looks in one place after the other until it is there, or it cannot be said. */
export async function findInTurn<T>(
  places: readonly T[],
  find: (place: T) => Promise<Found>,
): Promise<Found> {
  const seen: Sighting[] = [];
  for (const place of places) {
    const found = await find(place);
    if (found.kind !== 'absent') return found;
    seen.push(...(found.seen ?? []));
  }
  return seen.length === 0 ? { kind: 'absent' } : { kind: 'absent', seen: seen.sort((a, b) => a.at - b.at) };
}
