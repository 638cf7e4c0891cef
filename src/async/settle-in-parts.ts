/** Does something with each, so many at once, in order; what fails does not keep the others from being done. */
export async function settleInParts<T, R>(
  all: readonly T[],
  atOnce: number,
  work: (each: T) => Promise<R>,
): Promise<{ readonly values: readonly R[]; readonly failed: PromiseRejectedResult | undefined }> {
  const values: R[] = [];
  let failed: PromiseRejectedResult | undefined;
  for (let from = 0; from < all.length; from += atOnce) {
    for (const each of await Promise.allSettled(all.slice(from, from + atOnce).map(work))) {
      if (each.status === 'fulfilled') values.push(each.value);
      else failed ??= each;
    }
  }
  return { values, failed };
}
