import type { types } from '@slack/bolt';
import { type APIEmbed, ComponentType } from 'discord.js';
import type { renderActions } from '../../adapters/discord/message.ts';
import { renderModal as discordModal } from '../../adapters/discord/modal.ts';
import { renderModal as slackModal } from '../../adapters/slack/modal.ts';
import type { SlackMessage } from '../../adapters/slack/render.ts';
import { type FormRoom, fitForm, pageShown, pagesOf } from '../../src/chat/form-pages.ts';
import type { Form } from '../../src/domain/form.ts';
import { discordModalFaults } from '../fakes/discord-modal.ts';
import { slackViewFaults } from '../fakes/slack-view.ts';

/** Limits as documented, written down here once more: a renderer's own table must not be its judge. */
export function slackFaults({ text, blocks }: SlackMessage): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: number, least: number, most: number) => {
    if (actual < least || actual > most) faults.push(`${what}: ${actual}`);
  };
  check('blocks', blocks.length, 1, 50);
  check('fallback', text.length, 1, 4000);
  for (const block of blocks as types.KnownBlock[]) {
    if (block.type === 'header') check('header', block.text.text.length, 1, 150);
    if (block.type === 'section') {
      if (block.text) check('section', block.text.text.length, 1, 3000);
      if (block.fields) check('fields', block.fields.length, 1, 10);
      for (const field of block.fields ?? []) check('field', field.text.length, 1, 2000);
      if (!block.text && !block.fields) faults.push('empty section');
    }
    if (block.type === 'context') check('context', block.elements.length, 1, 10);
    if (block.type === 'actions') {
      check('actions', block.elements.length, 1, 25);
      const ids = block.elements.map((element) => ('action_id' in element ? element.action_id : ''));
      if (new Set(ids).size < ids.length) faults.push('two actions with one id');
      for (const element of block.elements) {
        if (element.type === 'button') {
          check('button', element.text.text.length, 1, 75);
          check('button value', element.value?.length ?? 0, 1, 2000);
        }
        if (element.type === 'static_select') {
          check('options', element.options?.length ?? 0, 1, 100);
          for (const option of element.options ?? []) {
            check('option', option.text.text.length, 1, 75);
            check('option value', option.value?.length ?? 0, 1, 150);
          }
        }
      }
    }
  }
  return faults;
}

export function discordFaults({ title = '', description, fields = [], url }: APIEmbed): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: number, least: number, most: number) => {
    if (actual < least || actual > most) faults.push(`${what}: ${actual}`);
  };
  check('title', title.length, 1, 256);
  if (description !== undefined) check('description', description.length, 1, 4096);
  check('fields', fields.length, 0, 25);
  for (const { name, value } of fields) {
    check('field name', name.length, 1, 256);
    check('field value', value.length, 1, 1024);
  }
  check(
    'embed',
    title.length +
      (description?.length ?? 0) +
      fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0),
    1,
    6000,
  );
  if (url !== undefined && (!/^https?:/.test(url) || url.length > 2048)) faults.push('url');
  return faults;
}

/** https://docs.discord.com/developers/components/reference */
export function discordComponentFaults(rows: ReturnType<typeof renderActions>): string[] {
  const faults: string[] = [];
  const check = (what: string, actual: number, least: number, most: number) => {
    if (actual < least || actual > most) faults.push(`${what}: ${actual}`);
  };
  check('rows', rows.length, 0, 5);
  const ids: string[] = [];
  for (const { components } of rows) {
    check('components in a row', components.length, 1, 5);
    for (const component of components) {
      if ('custom_id' in component) ids.push(component.custom_id);
      if (component.type === ComponentType.Button && 'label' in component) {
        check('label', component.label?.length ?? 0, 1, 80);
      }
      if (component.type !== ComponentType.StringSelect) continue;
      check('options', component.options.length, 1, 25);
      for (const { label, value } of component.options) {
        check('option label', label.length, 1, 100);
        check('option value', value.length, 1, 100);
      }
    }
  }
  for (const id of ids) check('custom_id', id.length, 1, 100);
  if (new Set(ids).size < ids.length) faults.push('two components with one id');
  return faults;
}

/** Of all pages in which each platform shows a form. */
export function modalFaults(form: Form): string[] {
  const back = { token: 'hand-in;;id=a;page=0', channel: 'C1' };
  return [
    ...pagesFor(form, SLACK_ROOM).flatMap((page) => slackViewFaults(slackModal(page, back))),
    ...pagesFor(form, DISCORD_ROOM).flatMap((page) => discordModalFaults(discordModal(page, back.token))),
  ];
}

const SLACK_ROOM = { fields: 100, text: 3_000 };
const DISCORD_ROOM = { fields: 5, text: 4_000 };

function pagesFor(form: Form, room: FormRoom): readonly Form[] {
  const who = { workspace: 'slack/T1', user: 'U1' };
  const kept = { form: fitForm(form, room), atOnce: room.fields, entered: {}, mistakes: {}, ...who };
  return pagesOf(kept).map((_, page) => pageShown(kept, page));
}
