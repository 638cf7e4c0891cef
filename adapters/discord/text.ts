import { escapeMarkdown } from 'discord.js';
import type { Inline } from '../../src/cards/card.ts';
import { withoutMassMentions } from '../../src/cards/neutral-mentions.ts';

/**
 * Foreign text for an embed. Mentions, timestamps and emoji codes begin with `<`, which a backslash makes ordinary.
 * https://docs.discord.com/developers/reference#message-formatting
 */
export function escapeText(text: string): string {
  const escaped = escapeMarkdown(plain(text), {
    heading: true,
    bulletedList: true,
    numberedList: true,
    maskedLink: true,
  });
  return withoutMassMentions(escaped).replace(/<(?=[@#:/at])/g, '\\<');
}

/** For code spans, where only the backtick means anything. */
export function escapeInCode(text: string): string {
  return withoutMassMentions(plain(text).replace(/`/g, 'ˋ'));
}

/** A moment in the reader's own time zone, as “5 minutes ago”. */
export function inlineText(parts: readonly Inline[]): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? escapeKeepingEnds(part) : `<t:${Math.floor(part.instant / 1000)}:R>`,
    )
    .join('');
}

function escapeKeepingEnds(text: string): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return before + escapeText(middle) + after;
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
