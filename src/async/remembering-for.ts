/** More is not kept at once; what is forgotten is asked again. */
const MOST_KEPT = 5_000;

/** The same function, whose answers hold for so long; what has failed is tried again. */
export function rememberingFor<T>(
  forMs: number,
  clock: () => number,
  work: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return (key) => {
    const before = known.get(key);
    if (before && before.until > clock()) return before.answer;
    if (known.size >= MOST_KEPT) known.clear();
    const answer = work(key);
    known.set(key, { until: clock() + forMs, answer });
    answer.catch(() => known.delete(key));
    return answer;
  };
}
