/** The same function, but whoever asks while the work for a key goes on waits for that instead of beginning it anew. */
export function sharing<Argument, T>(
  work: (argument: Argument) => Promise<T>,
  keyOf: (argument: Argument) => string,
): (argument: Argument) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (argument) => {
    const key = keyOf(argument);
    const before = running.get(key);
    if (before) return before;
    const coming = work(argument).finally(() => running.delete(key));
    running.set(key, coming);
    return coming;
  };
}
