/** Where words of a message stand, whatever it is made of: blocks, attachments, files. Ids and addresses of pictures do not. */
const WORDS: ReadonlySet<string> = new Set(
  'text url title title_link pretext fallback value author_name footer from_url original_url name preview plain_text subject description alt_text'.split(
    ' ',
  ),
);
const INLINE: ReadonlySet<string> = new Set([
  'rich_text_section',
  'rich_text_preformatted',
  'rich_text_quote',
]);
/** Unfurled messages hold blocks that hold elements. */
const DEEPEST = 16;

/**
 * Everything that can be read in a message, each piece on lines of its own and once: what people wrote comes as text and
 * as blocks. https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
export function textOfMessage(message: unknown): string {
  return [...new Set(piecesOf(message, DEEPEST))].join('\n');
}

function piecesOf(node: unknown, depth: number): readonly string[] {
  if (typeof node !== 'object' || node === null || depth === 0) return [];
  if (Array.isArray(node)) return node.flatMap((each) => piecesOf(each, depth - 1));
  const found = node as Readonly<Record<string, unknown>>;
  if (INLINE.has(String(found['type']))) return [inlineText(found['elements'])];
  // What a button stands for is nothing to read.
  const isPressed = 'action_id' in found;
  return Object.entries(found).flatMap(([name, value]) => {
    if (typeof value !== 'string') return piecesOf(value, depth - 1);
    return WORDS.has(name) && !(isPressed && name === 'value') ? [readable(value)] : [];
  });
}

/** A number may be in several pieces, of which one is bold. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function inlineText(elements: unknown): string {
  if (!Array.isArray(elements)) return '';
  return elements
    .map((each) => {
      const { type, text = '', url = '' } = each ?? {};
      if (type === 'link') return ` ${text} ${url} `;
      return typeof text === 'string' ? text : '';
    })
    .join('');
}

/**
 * Without whom and what it mentions: their ids look like numbers. Of links, both the label and the address.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
function readable(mrkdwn: string): string {
  return mrkdwn
    .replace(/<[@#!][^<>]*>/g, ' ')
    .replace(/<(?:mailto|tel):[^<>|]*(?:\|([^<>]*))?>/g, ' $1 ')
    .replace(/<([^<>|]*)\|([^<>]*)>/g, ' $2 $1 ')
    .replace(/<([^<>]*)>/g, ' $1 ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
