import { describe, expect, it } from 'vitest';
import { createDiscordPlatform } from '../../../adapters/discord/discord-platform.ts';
import { DEFAULT_RIGHTS } from '../../../src/domain/rights.ts';
import { answerContract, doorContract, type PlatformAtDoor, type SeenAnswer } from '../../contract/door.ts';
import { messageContract } from '../../contract/messages.ts';
import { DISCORD, type DiscordMessage } from '../../fakes/discord-server.ts';
import { commandSet } from '../../support/cards.ts';
import { useDoorCore } from '../../support/door-core.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { useDiscordServer } from '../../support/use-servers.ts';

const EPHEMERAL = 64;
const MODAL = 9;
const VIEW_ONLY = '1024';
const OTHER_GUILD = '800000000000000002';

/** https://docs.discord.com/developers/resources/message#message-object-message-types */
const NOISES = {
  'a bot’s message': { bot: true },
  'a change': { event: 'MESSAGE_UPDATE' },
  'a message that was pinned': { type: 6 },
};

answerContract('discord', openDiscord);
doorContract('discord', openDiscord);
messageContract('discord', Object.keys(NOISES), openWritten);

async function openWritten() {
  const here = await openDiscord();
  const write = async (text: string, more = {}) => here.discord.writeDirectly(text, more);
  const making = Object.entries(NOISES).map(([name, more]) => [name, (text: string) => write(text, more)]);
  return { ...here, write, noises: Object.fromEntries(making) };
}

async function connect() {
  const discord = await useDiscordServer();
  const core = await useDoorCore((door) =>
    createDiscordPlatform({
      config: { token: DISCORD.token, apiUrl: discord.apiUrl, shards: 'auto', shardCount: null },
      commands: commandSet,
      rights: DEFAULT_RIGHTS,
      door,
      forgetWorkspace: async () => {},
      logger: silentLogger,
    }),
  );
  return { discord, core };
}

async function openDiscord(): Promise<PlatformAtDoor & Pick<Awaited<ReturnType<typeof connect>>, 'discord'>> {
  const { discord, core } = await connect();
  const forms: string[] = [];
  type First = Awaited<ReturnType<typeof discord.press>>;
  const note = ({ type, data }: First) => void (type === MODAL && forms.push(data?.title ?? ''));
  return {
    ...core,
    discord,
    answers: () => discord.messages.map(seenOnDiscord),
    form: async () => forms.at(-1) ?? '',
    forms: () => forms.length,
    async fileGiven(name) {
      const holds = ({ files = [] }: DiscordMessage) => files.some((each) => each.name === name);
      return seenOnDiscord(await discord.message(holds)).to;
    },
    answer: async (says) =>
      seenOnDiscord(await discord.message((each) => says.test(seenOnDiscord(each).text))),
    async give(verb, options, { copies = 1, late = false, barred = false } = {}) {
      const release = late ? core.hold() : () => {};
      const name = verb === 'track' ? { name: 'track' } : { name: 'parcels', verb };
      const permissions = barred ? { permissions: VIEW_ONLY } : {};
      note(await discord.send({ ...name, options, copies, ...permissions }));
      release();
    },
    async press({ buttons, to, id }, label, { elsewhere = false } = {}) {
      const post = discord.messages.find((each) => each.id === id && each.kind === 'post');
      const isDirect = post !== undefined && post.channel !== DISCORD.channel;
      if (isDirect && !elsewhere) {
        note(await discord.press({ customId: buttons[label] ?? '', guild: null, channel: post.channel }));
        return;
      }
      const messageFlags = to === 'asker' ? EPHEMERAL : 0;
      const where = elsewhere ? { guild: OTHER_GUILD } : {};
      note(await discord.press({ customId: buttons[label] ?? '', messageFlags, ...where }));
    },
    async reply({ id }, text, { copies = 1 } = {}) {
      discord.write(`<@${DISCORD.application}> ${text}`, id ?? '', copies);
    },
    async giveFile(file) {
      await discord.send({ name: 'parcels', verb: 'import', attachment: { name: 'parcels.csv', ...file } });
      return null;
    },
  };
}

function seenOnDiscord({ embeds, components = [], flags, channel, id }: DiscordMessage): SeenAnswer {
  const buttons = components.flatMap((row) => row.components);
  return {
    text: JSON.stringify(embeds),
    to: flags === EPHEMERAL || channel !== DISCORD.channel ? 'asker' : 'channel',
    buttons: Object.fromEntries(buttons.map(({ label, custom_id }) => [label, custom_id])),
    id: id ?? null,
  };
}

describe('Discord, called by name', () => {
  const called = `<@${DISCORD.application}>`;
  const missingPermissions = { status: 403, code: 50013, message: 'Missing Permissions' };
  const noDirectMessages = { status: 403, code: 50007, message: 'Cannot send messages to this user' };

  it('answers directly where it may not write, and says so', async () => {
    const { discord, answer } = await openDiscord();
    discord.refuse(missingPermissions);
    discord.write(`${called} track sto 402934299065`);
    expect(await answer(/now follows/)).toMatchObject({ to: 'asker' });
    expect(await answer(/I cannot post here by myself/)).toMatchObject({ to: 'asker' });
  });

  it('says openly, and nothing else, where it cannot reach the asker', async () => {
    const { discord, answer, answers } = await openDiscord();
    discord.refuse(noDirectMessages);
    discord.write(`${called} list`);
    expect(await answer(/I cannot reach you/)).toMatchObject({ to: 'channel' });
    expect(answers()).toHaveLength(1);
  });
});

describe('A form on Discord', () => {
  const opened = ({ data }: { data?: { custom_id?: string; components?: unknown[] } }) => ({
    id: data?.custom_id ?? '',
    fields: data?.components ?? [],
  });

  it('that has a mistake comes back with all that was entered, and the mistake beside its field', async () => {
    const { discord, answer } = await openDiscord();
    const first = opened(await discord.send({ name: 'track' }));
    const entered = { number: '402934299065', carrier: 'nosuchcarrier', title: 'Kettle' };
    await discord.submit(first.id, entered);
    const told = await answer(/1 thing|one thing to correct/);
    expect(told).toMatchObject({ to: 'asker', text: expect.stringContaining('nosuchcarrier') });
    const again = opened(
      await discord.press({ customId: told.buttons['Back to the form'] ?? '', messageFlags: EPHEMERAL }),
    );
    expect(again.fields).toMatchObject([
      { component: { custom_id: 'number', value: '402934299065' } },
      {
        component: { custom_id: 'carrier', value: 'nosuchcarrier' },
        description: expect.stringMatching(/^⚠/),
      },
      { component: { custom_id: 'title', value: 'Kettle' } },
      {},
      {},
    ]);
    await discord.submit(again.id, { carrier: 'sto' });
    expect(await answer(/now follows/)).toMatchObject({
      to: 'channel',
      text: expect.stringContaining('Kettle'),
    });
  });

  it('takes a file', async () => {
    const { discord, answer } = await openDiscord();
    const { id } = opened(await discord.send({ name: 'parcels', verb: 'import' }));
    await discord.submit(id, { file: discord.upload('parcels.csv', 'carrier,number\nsto,402934299065\n') });
    expect(await answer(/402934299065/)).toMatchObject({ to: 'asker' });
  });
});
