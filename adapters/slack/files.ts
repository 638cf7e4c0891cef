import type { webApi } from '@slack/bolt';
import type { Card } from '../../src/domain/card.ts';
import { directChannel } from './notifier.ts';

const MOST_BYTES = 1_000_000;
const PATIENCE_MS = 20_000;

export interface FileSource {
  readonly token: string;
  /** Null for Slack's own. */
  readonly apiUrl: string | null;
}

export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** The text of a file that somebody put into a form. https://docs.slack.dev/messaging/working-with-files */
export async function downloadFile(
  { token, apiUrl }: FileSource,
  { url, size }: { url: string; size: number },
): Promise<FileText> {
  if (size > MOST_BYTES) return { ok: false, reason: 'It is bigger than 1 MB.' };
  // The token travels along, so it goes to Slack and to nobody else.
  if (!isSlack(url, apiUrl)) return { ok: false, reason: 'It does not lie with Slack.' };
  try {
    const response = await fetch(url, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return { ok: false, reason: `Slack did not hand it out (HTTP ${response.status}).` };
    const text = await response.text();
    return text.length <= MOST_BYTES ? { ok: true, text } : { ok: false, reason: 'It is bigger than 1 MB.' };
  } catch {
    return { ok: false, reason: 'Slack did not hand it out in time.' };
  }
}

function isSlack(url: string, apiUrl: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host } = new URL(url);
  if (apiUrl && host === new URL(apiUrl).host) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

/** Puts a card's picture where the card is, and its files where only the asker reads: Slack hides no file in a channel. */
export async function uploadFiles(
  client: webApi.WebClient,
  { image, files = [] }: Card,
  to: { readonly channel: string; readonly user: string; readonly isPublic: boolean },
): Promise<void> {
  if (!image && files.length === 0) return;
  const direct = files.length > 0 || !to.isPublic ? await directChannel(client, to.user) : to.channel;
  if (image) {
    await client.filesUploadV2({
      channel_id: to.isPublic ? to.channel : direct,
      file: Buffer.from(image.png),
      filename: image.name,
      title: image.name,
      alt_text: image.description,
    });
  }
  for (const { name, text } of files) {
    await client.filesUploadV2({ channel_id: direct, file: Buffer.from(text), filename: name, title: name });
  }
}
