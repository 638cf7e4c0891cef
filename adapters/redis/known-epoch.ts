/** What a process remembers of what Redis has counted, by which it notices one that went back in time; see `doubt.lua`. */
export interface KnownEpoch {
  /** As the scripts take it; '' for a process that was told nothing yet. */
  read(): string;
  write(known: string): void;
  /** What was counted since; less than is known already is for the next claim to notice. */
  count(epoch: number, count: number): void;
}

export function createKnownEpoch(): KnownEpoch {
  let known = '';
  return {
    read: () => known,
    write(told) {
      known = told;
    },
    count(epoch, count) {
      const [knownEpoch, knownCount, began] = known.split(' ');
      const isMore =
        epoch > Number(knownEpoch) || (epoch === Number(knownEpoch) && count > Number(knownCount));
      if (began && isMore) known = `${epoch} ${count} ${began}`;
    },
  };
}
