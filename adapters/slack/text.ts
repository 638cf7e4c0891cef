import { withoutMassMentions } from '../../src/cards/neutral-mentions.ts';
import type { Inline } from '../../src/domain/card.ts';

/**
 * Foreign text for `mrkdwn`: mentions, links and dates all begin with `<`, so none can arise.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeText(text: string): string {
  return withoutMassMentions(plain(text)).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The same, and without the characters that would make it bold, struck out or code. */
export function escapeInCode(text: string): string {
  return escapeText(text.replace(/`/g, 'ˋ'));
}

/** For `plain_text`, which knows no markup at all. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** `<https://…|label>`; the URL must not end the link early. */
export function linkTo(url: string, label: string): string {
  const safe = url.replace(/[<>|\s]/g, encodeURIComponent).replace(/&/g, '&amp;');
  return `<${safe}|${escapeText(label).replace(/\|/g, '¦')}>`;
}

/** A moment in the reader's own time zone. https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function inlineText(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return escapeKeepingEnds(part);
      if ('channel' in part) return `<#${part.channel.replace(/\W/g, '')}>`;
      if ('user' in part) return `<@${part.user.replace(/\W/g, '')}>`;
      const fallback = new Date(part.instant).toISOString().replace(/\.\d+Z$/, 'Z');
      return `<!date^${Math.floor(part.instant / 1000)}^{date_short_pretty} at {time}|${fallback}>`;
    })
    .join('');
}

function escapeKeepingEnds(text: string): string {
  const middle = text.trim();
  const start = text.length - text.trimStart().length;
  return text.slice(0, start) + escapeText(middle) + text.slice(start + middle.length);
}

/**
 * What people typed, as they typed it: Slack sends `&`, `<` and `>` escaped and wraps what it takes for links. A link with
 * words of its own stays `<https://…|words>`: both were given.
 */
export function unescapeTyped(text: string): string {
  return text
    .replace(/<#(\w+)(?:\|[^<>]*)?>/g, '#$1')
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (whole, target: string, words?: string) => {
      if (words === undefined) return target.replace(/^(?:mailto|tel):/, '');
      return /^https?:/i.test(target) && !target.endsWith(words) ? whole : words;
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
