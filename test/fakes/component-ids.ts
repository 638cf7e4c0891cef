/** A component as it came over the wire, with those within it. */
interface Component {
  readonly id?: number;
  readonly components?: readonly Component[];
}

/**
 * As Discord gives components back: those without an id of their own, 0 counts as none, have been given the next numbers
 * that no other of the message has. https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export function withComponentIds(components: readonly Component[]): readonly Component[] {
  const taken = new Set(idsIn(components));
  let last = 0;
  const next = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const numbered = (each: Component): Component => ({
    ...each,
    id: each.id || next(),
    ...(each.components ? { components: each.components.map(numbered) } : {}),
  });
  return components.map(numbered);
}

/** Whether two have the same, which Discord refuses. */
export function haveEqualIds(components: readonly Component[]): boolean {
  const ids = idsIn(components);
  return new Set(ids).size < ids.length;
}

function idsIn(components: readonly Component[]): readonly number[] {
  return components.flatMap(({ id, components: inner = [] }) => [...(id ? [id] : []), ...idsIn(inner)]);
}
