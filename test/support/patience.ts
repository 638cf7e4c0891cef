/** Longer than a busy machine needs for whatever must come. Every wait ends as soon as that is there. */
export const PATIENCE_MS = 60_000;
