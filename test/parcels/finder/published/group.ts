/** Numbers that somebody has published as examples, none of them somebody's parcel. */
export interface PublishedGroup {
  /** Who published them, and where. */
  readonly source: string;
  readonly licence: string;
  /** The codes under which a tracking service may list their courier; the first name is enough where several agree. */
  readonly carriers: readonly string[];
  /** As they are printed there. */
  readonly numbers: readonly string[];
  /** Examples that were made up without their check digit. */
  readonly isUnchecked?: true;
}

/** `numbers` has one between each pair of bars. */
export function group(
  source: string,
  licence: string,
  carriers: string,
  numbers: string,
  isUnchecked?: true,
): PublishedGroup {
  return {
    source,
    licence,
    carriers: carriers.split(' '),
    numbers: numbers.split('|').map((number) => number.trim()),
    ...(isUnchecked ? { isUnchecked } : {}),
  };
}
