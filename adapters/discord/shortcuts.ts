import type { Message, MessageContextMenuCommandInteraction, MessageSnapshot } from 'discord.js';
import type { Asked } from '../../src/chat/visit.ts';
import type { ShortcutEntry } from '../../src/grammar/shortcut.ts';

/**
 * What an entry in the menu of a message asks for; null for an entry that there is no more. The message comes along
 * with all it holds, whatever the bot's intents.
 * https://docs.discord.com/developers/interactions/application-commands#message-commands
 */
export function askedOfMessage(
  { commandName, targetMessage }: MessageContextMenuCommandInteraction,
  shortcuts: readonly ShortcutEntry[],
): Asked | null {
  const entry = shortcuts.find(({ name }) => name === commandName);
  if (entry?.on !== 'message') return null;
  return { kind: 'options', verb: entry.verb, given: { [entry.gives]: textOfMessage(targetMessage) } };
}

/** Everything that can be read in a message, what was forwarded with it included. */
export function textOfMessage(message: Message): string {
  const forwarded = [...message.messageSnapshots.values()];
  return [message, ...forwarded].flatMap(piecesOf).map(readable).filter(Boolean).join('\n');
}

function piecesOf({
  content,
  embeds,
  attachments,
  components,
}: Message | MessageSnapshot): readonly string[] {
  return [
    content,
    ...embeds.flatMap(({ title, description, url, author, footer, fields }) => [
      ...[author?.name, title, description, url],
      ...fields.flatMap(({ name, value }) => `${name}: ${value}`),
      footer?.text,
    ]),
    ...[...attachments.values()].flatMap(({ title, name, description }) => [title ?? name, description]),
    ...wordsIn(components.map((each) => each.toJSON())),
  ].flatMap((piece) => (piece ? [piece] : []));
}

/** Where words of a component stand. https://docs.discord.com/developers/components/reference */
const WORDS: ReadonlySet<string> = new Set(['content', 'label', 'description', 'url']);

function wordsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? (WORDS.has(name) ? [value] : []) : wordsIn(value),
  );
}

/** Without mentions, emoji and moments: their ids look like numbers. https://docs.discord.com/developers/reference#message-formatting */
function readable(text: string): string {
  return text
    .replace(/<(?:@[!&]?|#|a?:\w+:|t:|id:|\/[^:<>]+:)[\w:-]*>/g, ' ')
    .replace(/\[([^[\]\n]*)\]\(<?([^()\s<>]*)>?\)/g, '$1 $2 ');
}
