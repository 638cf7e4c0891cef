import type { ModalSubmitInteraction } from 'discord.js';
import { expect, it } from 'vitest';
import { readEntered as enteredOnDiscord } from '../adapters/discord/entered.ts';
import { renderModal as discordModal } from '../adapters/discord/modal.ts';
import { readEntered as enteredOnSlack } from '../adapters/slack/entered.ts';
import { renderModal as slackModal } from '../adapters/slack/modal.ts';
import { fitForm, pageShown, pagesOf } from '../src/chat/form-pages.ts';
import type { Given } from '../src/domain/call.ts';
import type { Form } from '../src/domain/form.ts';
import { discordModalFaults, submittedModal } from './fakes/discord-modal.ts';
import { slackViewFaults, stateOf } from './fakes/slack-view.ts';
import { commandSet, formWith } from './support/cards.ts';
import { useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const TOKEN = 'hand-in;;id=a;page=0';

/** What comes back of a form that nobody touched, from the clients of both platforms. */
const PLATFORMS: Readonly<
  Record<string, { channel: string; room: Parameters<typeof fitForm>[1]; back(page: Form): Given }>
> = {
  slack: {
    channel: 'C1',
    room: { fields: 100, text: 3_000 },
    back(page) {
      const view = slackModal(page, { token: TOKEN, channel: 'C1' });
      expect(slackViewFaults(view)).toEqual([]);
      return enteredOnSlack(stateOf(view)).given;
    },
  },
  discord: {
    channel: '700000000000000001',
    room: { fields: 5, text: 4_000 },
    back(page) {
      const modal = discordModal(page, TOKEN);
      expect(discordModalFaults(modal)).toEqual([]);
      const { components } = submittedModal(modal, {}) as {
        components: { component?: { custom_id: string } }[];
      };
      const fields = components.flatMap(({ component }) =>
        component ? [[component.custom_id, { ...component, customId: component.custom_id }] as const] : [],
      );
      return enteredOnDiscord({ fields: { fields: new Map(fields) } } as unknown as ModalSubmitInteraction);
    },
  },
};

async function everyForm(channel: string): Promise<readonly Form[]> {
  const here = originAt('T1', channel);
  const { dispatcher, say } = await useCore();
  await say('/track sto 402934299065 title="Blue kettle" order=9865', here);
  const means = { forms: true, progress: async () => {} };
  const found = commandSet.all.flatMap(({ verb, form }) =>
    form ? [{}, { parcel: 'sto/402934299065' }].map((given) => [verb, given] as const) : [],
  );
  const replies = await Promise.all(
    found.map(([verb, given]) => dispatcher.fromOptions(here, verb, given, means)),
  );
  return replies.flatMap((reply) => (reply.kind === 'form' ? [reply.form] : []));
}

it.each(Object.entries(PLATFORMS))(
  'every form is taken by %s, and untouched comes back as it was',
  async (_, { channel, room, back }) => {
    const forms = [...(await everyForm(channel)), formWith('Kettle')];
    expect(forms.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Edit parcel', 'Import parcels']),
    );
    for (const form of forms) {
      const kept = {
        form: fitForm(form, room),
        atOnce: room.fields,
        entered: {},
        mistakes: {},
        workspace: '',
        user: '',
      };
      const pages = pagesOf(kept).map((_fields, page) => pageShown(kept, page));
      const entered = Object.assign({}, ...pages.map(back));
      const shown = kept.form.fields
        .filter(({ kind }) => kind !== 'file')
        .map(({ name, value }) => [name, value]);
      expect({ title: form.title, entered }).toEqual({
        title: form.title,
        entered: Object.fromEntries(shown),
      });
    }
  },
);
