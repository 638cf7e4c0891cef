/** As much as an import may hold. */
const MOST_BYTES = 1_000_000;
const PATIENCE_MS = 20_000;

export type AttachmentText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** The text of a file that somebody attached to a command. */
export async function readAttachment({ url, size }: { url: string; size: number }): Promise<AttachmentText> {
  if (size > MOST_BYTES) return { ok: false, reason: 'It is bigger than 1 MB.' };
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return { ok: false, reason: `Discord did not hand it out (HTTP ${response.status}).` };
    const text = await response.text();
    return text.length <= MOST_BYTES ? { ok: true, text } : { ok: false, reason: 'It is bigger than 1 MB.' };
  } catch {
    return { ok: false, reason: 'Discord did not hand it out in time.' };
  }
}
