/** The same function, which does the work once for each key; what has failed is tried again. */
export function remembering<Argument, T>(
  work: (argument: Argument) => Promise<T>,
  keyOf: (argument: Argument) => string = () => '',
): (argument: Argument) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (argument) => {
    const key = keyOf(argument);
    const before = known.get(key);
    if (before) return before;
    const coming = work(argument);
    known.set(key, coming);
    coming.catch(() => known.delete(key));
    return coming;
  };
}
