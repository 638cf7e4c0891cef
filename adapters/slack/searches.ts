const PREFIX = 'search';

/** What is chosen by searching: the id says for which argument of which command. */
export const SEARCHES = new RegExp(`^${PREFIX}:([a-z-]+):([a-z_]+)$`);

export function searchId(verb: string, argument: string): string {
  return [PREFIX, verb, argument].join(':');
}

/** The inverse of {@link searchId}; null for what is none. */
export function readSearchId(id: string): { readonly verb: string; readonly argument: string } | null {
  const [, verb, argument] = SEARCHES.exec(id) ?? [];
  return verb && argument ? { verb, argument } : null;
}
