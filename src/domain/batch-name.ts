import { createHash } from 'node:crypto';

const LENGTH = 32;

/**
 * What the message of these deliveries is known by: never by a part of them, since what is told together may be put
 * together otherwise once a claim was lost: `3#` and 32 characters for three of them.
 */
export function batchName(ids: readonly string[]): string {
  const hash = createHash('sha256').update(ids.join('\n')).digest('base64url');
  return `${ids.length}#${hash.slice(0, LENGTH)}`;
}
