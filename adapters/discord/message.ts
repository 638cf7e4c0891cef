import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIStringSelectComponent,
  AttachmentBuilder,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { fitText } from '../../src/cards/fit.ts';
import { type Call, encodeCall, fits } from '../../src/domain/call.ts';
import type { Action, Button, Card, Menu, TextFile } from '../../src/domain/card.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { renderCard } from './render.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface DiscordMessageBody {
  readonly embeds: APIEmbed[];
  readonly components: Row[];
  readonly files: AttachmentBuilder[];
  readonly allowedMentions: { readonly parse: [] };
}

const STYLE: Readonly<Record<Button['style'], APIButtonComponentWithCustomId['style']>> = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
};

/** A whole message: the card, what can be pressed below it, and its picture. */
export function renderMessage(card: Card): DiscordMessageBody {
  const embed = renderCard(card);
  const { image } = card;
  return {
    embeds: [image ? { ...embed, image: { url: `attachment://${image.name}` } } : embed],
    components: renderActions(card.actions ?? []),
    files: image
      ? [
          new AttachmentBuilder(Buffer.from(image.png), {
            name: image.name,
            description: fitText(image.description, DISCORD_LIMITS.attachmentDescription),
          }),
        ]
      : [],
    allowedMentions: { parse: [] },
  };
}

/** The same with the card's files in it. */
export function renderWithFiles(card: Card): DiscordMessageBody {
  const message = renderMessage(card);
  return { ...message, files: [...message.files, ...renderFiles(card.files ?? [])] };
}

export function renderFiles(files: readonly TextFile[]): AttachmentBuilder[] {
  return files.map(({ name, text }) => new AttachmentBuilder(Buffer.from(text), { name }));
}

/** Buttons five in a row, each menu in a row of its own. */
export function renderActions(actions: readonly Action[]): Row[] {
  const buttons = distinct(
    actions.flatMap((each) =>
      each.type === 'button' && fits(each.call, DISCORD_LIMITS.customId) ? [each] : [],
    ),
  );
  const rows: Row[] = [];
  for (let at = 0; at < buttons.length; at += DISCORD_LIMITS.buttonsPerRow) {
    rows.push(row(buttons.slice(at, at + DISCORD_LIMITS.buttonsPerRow).map(renderButton)));
  }
  const menus = actions.flatMap((each) => (each.type === 'menu' ? [each] : []));
  return [...rows, ...menus.flatMap(renderMenu)].slice(0, DISCORD_LIMITS.rows);
}

function row(components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}

function renderButton({ label, style, call }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: STYLE[style],
    label: fitText(label.trim(), DISCORD_LIMITS.buttonLabel) || '–',
    custom_id: encodeCall(call),
  };
}

function renderMenu({ placeholder, choices }: Menu, index: number): Row[] {
  const options = distinct(choices.filter(({ call }) => fits(call, DISCORD_LIMITS.optionValue)))
    .slice(0, DISCORD_LIMITS.menuOptions)
    .map(({ label, call }) => ({
      label: fitText(label.trim(), DISCORD_LIMITS.menuText) || '–',
      value: encodeCall(call),
    }));
  if (options.length === 0) return [];
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: `menu-${index}`,
    placeholder: fitText(placeholder, DISCORD_LIMITS.menuText),
    options,
  };
  return [row([menu])];
}

/** Discord refuses a message in which two components have the same id. */
function distinct<T extends { readonly call: Call }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((each) => [encodeCall(each.call), each])).values()];
}
