import { withoutMassMentions } from '../../src/cards/neutral-mentions.ts';
import type { Inline } from '../../src/domain/card.ts';

/**
 * Foreign text for an embed: a backslash makes any punctuation ordinary, and with it formatting, links, and the
 * mentions, timestamps and emoji codes that begin with `<`. https://docs.discord.com/developers/reference#message-formatting
 *
 * Not with discord.js's `escapeMarkdown`: its time grows with the square of the text, 16 ms for 1,200 characters.
 */
export function escapeText(text: string): string {
  const escaped = plain(text)
    .replace(/[\\*_~`|<[\]]/g, '\\$&')
    .replace(/^(\d*)([>#+.-])/, '$1\\$2');
  return withoutMassMentions(escaped);
}

/** For code spans, where only the backtick means anything. */
export function escapeInCode(text: string): string {
  return withoutMassMentions(plain(text).replace(/`/g, 'ˋ'));
}

/** A moment in the reader's own time zone, as “5 minutes ago”. */
export function inlineText(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return escapeKeepingEnds(part);
      if ('channel' in part) return `<#${part.channel.replace(/\D/g, '')}>`;
      if ('user' in part) return `<@${part.user.replace(/\D/g, '')}>`;
      return `<t:${Math.floor(part.instant / 1000)}:R>`;
    })
    .join('');
}

function escapeKeepingEnds(text: string): string {
  const middle = text.trim();
  const start = text.length - text.trimStart().length;
  return text.slice(0, start) + escapeText(middle) + text.slice(start + middle.length);
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
