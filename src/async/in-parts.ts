/** `[[1, 2], [3]]` for `[1, 2, 3]` in parts of two. */
export function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}

/** As many commands at once as keep Redis busy, and nothing else waiting. */
const AT_ONCE = 250;

/** Like `Promise.all` of a `map`, but in parts: what becomes of thousands at once would hold everything else up. */
export async function mapInParts<T, R>(
  all: readonly T[],
  work: (each: T) => Promise<R>,
  atOnce: number = AT_ONCE,
): Promise<R[]> {
  const results: R[] = [];
  for (const part of inParts(all, atOnce)) results.push(...(await Promise.all(part.map(work))));
  return results;
}
