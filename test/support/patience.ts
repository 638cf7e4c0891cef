/**
 * Longer than a busy machine needs for whatever must come, and than a queue needs to take up a job that nobody ends: up
 * to a minute. Every wait ends as soon as that is there.
 */
export const PATIENCE_MS = 90_000;
