import { readBytes } from '../async/read-bytes.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { LONGEST_FILE } from '../grammar/kinds/plain.ts';
import { decodeText } from '../parcels/table/decode-text.ts';
import type { Logger } from '../ports/logger.ts';

/** A file that was given with a command or in a form. It lies with the platform. */
export interface AttachedFile {
  /** The argument that it fills. */
  readonly argument: string;
  readonly url: string;
  /** Bytes, as the platform says. */
  readonly size: number;
  /** Who keeps it, as people call them. */
  readonly keeper: string;
  /** Whether it is the keeper that the URL leads to: the headers are for nobody else. */
  readonly isTrusted: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 20_000;

/** Its text, or `file-unreadable`. */
export async function readAttachedFile(file: AttachedFile, logger: Logger): Promise<Result<string>> {
  const { url, size, keeper, isTrusted, headers = {} } = file;
  if (size > LONGEST_FILE) return unreadable(TOO_BIG);
  if (!isTrusted) return unreadable(`It does not lie with ${keeper}.`);
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return unreadable(`${keeper} did not hand it out (HTTP ${response.status}).`);
    // Whatever was said of its size.
    const bytes = await readBytes(response.body, LONGEST_FILE);
    if (bytes === null) return unreadable(TOO_BIG);
    const decoded = decodeText(bytes);
    if ('text' in decoded) return success(decoded.text);
    return unreadable(`It is ${decoded.instead}: save the table as CSV and attach that.`);
  } catch (error) {
    logger.warn({ err: error, keeper }, 'a file could not be fetched');
    return unreadable(`${keeper} did not hand it out in time.`);
  }
}

const TOO_BIG = `It is bigger than ${LONGEST_FILE / 1_000_000} MB.`;

function unreadable(reason: string): Result<never> {
  return failure({ code: 'file-unreadable', reason });
}
