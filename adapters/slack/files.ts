import type { webApi } from '@slack/bolt';
import type { AttachedFile } from '../../src/chat/attached-file.ts';
import type { Card } from '../../src/domain/card.ts';
import type { UploadedFile } from './entered.ts';
import { directChannel } from './notifier.ts';

export interface FileSource {
  readonly token: string;
  /** Null for Slack's own. */
  readonly apiUrl: string | null;
}

/**
 * A file that somebody put into a form. The token travels along, so it goes to Slack and to nobody else.
 * https://docs.slack.dev/messaging/working-with-files
 */
export function attachedFile(
  { token, apiUrl }: FileSource,
  { argument, url, size }: UploadedFile,
): AttachedFile {
  return {
    argument,
    url,
    size,
    keeper: 'Slack',
    isTrusted: isSlack(url, apiUrl),
    headers: { Authorization: `Bearer ${token}` },
  };
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
