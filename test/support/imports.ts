import { dirname, join, normalize } from 'node:path';

export interface Import {
  readonly from: string;
  /** A path inside the project, or a package's name. */
  readonly to: string;
}

/** Of types as well, and those that are loaded later. */
export function importsOf(file: string, text: string): readonly Import[] {
  const specifiers = [...text.matchAll(/(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier]) => specifier ?? '',
  );
  return specifiers.map((specifier) => ({
    from: file,
    to: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
  }));
}

/** Files that can be reached from themselves, each loop as its files in order of their names. */
export function loopsIn(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const reached = new Map([...next.keys()].map((file) => [file, reachableFrom(file, next)]));
  const looping = [...reached].filter(([file, others]) => others.has(file)).map(([file]) => file);
  const loops = looping.map((file) =>
    looping.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)).sort(),
  );
  return [...new Map(loops.map((loop) => [loop.join(), loop])).values()];
}

/** Everything that a file imports, directly or by others. */
export function reachableFrom(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(next.get(start) ?? [])];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    open.push(...(next.get(file) ?? []));
  }
  return reached;
}

/** Pairs of folders with imports in both directions. */
export function mutualFolders(imports: readonly Import[]): readonly string[] {
  const edges = new Set(
    imports
      .map(({ from, to }) => [dirname(from), dirname(to)] as const)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => `${from} > ${to}`),
  );
  return [...edges].flatMap((edge) => {
    const [from = '', to = ''] = edge.split(' > ');
    return from < to && edges.has(`${to} > ${from}`) ? [`${from} ⇄ ${to}`] : [];
  });
}
