/** The same few of many, whoever picks them and in whatever order: those that stay in a changing lot stay picked. */
export function sampleOf(ids: Iterable<string>, most: number): readonly string[] {
  const ranked = [...new Set(ids)].map((id) => ({ id, rank: rankOf(id) }));
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ id }) => id);
}

/** FNV-1a: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function rankOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
