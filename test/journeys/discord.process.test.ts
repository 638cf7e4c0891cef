import { describe, expect, it } from 'vitest';
import { DISCORD, type DiscordMessage } from '../fakes/discord-server.ts';
import { eventually } from '../support/eventually.ts';
import { useOwnRedis } from '../support/own-redis.ts';
import { useApp } from '../support/use-app.ts';
import { useDiscordServer } from '../support/use-servers.ts';

const EPHEMERAL = 64;
const DEFERRED = 5;
const DEFERRED_UPDATE = 6;
const MODAL = 9;
/** Guilds, their messages, and direct messages. */
const UNPRIVILEGED = 1 + 512 + 4096;
const DIRECT = '400000000000000001';
const VIEW_ONLY = '1024';
const says = (text: string) => (message: DiscordMessage) => JSON.stringify(message.embeds).includes(text);
const track = { name: 'track', options: { carrier: 'sto', number: '4029 3429 9065', title: 'Blue kettle' } };

async function start() {
  const discord = await useDiscordServer();
  const { app, sandbox } = await useApp({
    DISCORD_BOT_TOKEN: DISCORD.token,
    DISCORD_API_URL: discord.apiUrl,
    HOME_WORKSPACES: `discord/${DISCORD.guild}`,
  });
  return { discord, app, sandbox };
}

describe('Discord over the gateway', () => {
  it('defers, answers /track with a card, and posts what happens', async () => {
    const { discord } = await start();
    const first = await discord.send(track);
    expect(first).toMatchObject({ type: DEFERRED });
    expect(discord.messages).toEqual([]);

    const card = await discord.message(says('Blue kettle'));
    expect(card).toMatchObject({ kind: 'answer', flags: 0, allowed_mentions: { parse: [] } });
    expect(JSON.stringify(card.embeds)).toContain('STO Express');

    const update = await discord.message(({ kind }) => kind === 'post');
    expect(update).toMatchObject({ channel: DISCORD.channel, allowed_mentions: { parse: [] } });
    expect(update.embeds[0].title).toContain('Blue kettle');
    expect(update.nonce?.length).toBeLessThanOrEqual(25);
  });

  it('still answers what was asked before it was told to stop', async () => {
    const discord = await useDiscordServer();
    const { app } = await useApp({
      DISCORD_BOT_TOKEN: DISCORD.token,
      DISCORD_API_URL: discord.apiUrl,
      TRACKINGMORE_REQUESTS_PER_SECOND: '4',
    });
    await discord.send(track);
    await app.stop();
    expect(discord.messages.filter(says('Blue kettle'))).toHaveLength(1);
  });

  it('registers the commands once, asks for no privileged intent, and suggests carriers', async () => {
    const { discord } = await start();
    expect(discord.registrations()).toBe(1);
    expect(discord.commands()).toMatchObject([
      { name: 'track' },
      { name: 'parcels' },
      { name: 'parcels-admin' },
      { name: 'Track parcels in message', type: 3 },
    ]);
    expect(discord.identified).toMatchObject([{ intents: UNPRIVILEGED }]);
    const choices = await discord.autocomplete({ name: 'track', options: { carrier: 'china' } }, 'carrier');
    expect(choices.map(({ value }) => value)).toEqual(['china-ems', 'china-post']);

    await useApp({ DISCORD_BOT_TOKEN: DISCORD.token, DISCORD_API_URL: discord.apiUrl });
    expect(discord.registrations()).toBe(1);
  });

  it('serves as many shards as Discord recommends', async () => {
    const discord = await useDiscordServer({ shards: 2 });
    await useApp({ DISCORD_BOT_TOKEN: DISCORD.token, DISCORD_API_URL: discord.apiUrl });
    expect(discord.identified.map(({ shard }) => shard).sort()).toEqual([
      [0, 2],
      [1, 2],
    ]);
    await discord.send(track);
    expect(await discord.message(says('Blue kettle'))).toMatchObject({ kind: 'answer' });
    await discord.send({ ...track, guild: null, channel: DIRECT });
    expect(await discord.message(({ channel }) => channel === DIRECT)).toMatchObject({ kind: 'answer' });
  });

  it('acts once where two processes serve the same shard, and goes on with one of them', async () => {
    const discord = await useDiscordServer();
    const redis = await useOwnRedis();
    await redis.ask('PING');
    const settings = {
      REDIS_URL: redis.url,
      DISCORD_BOT_TOKEN: DISCORD.token,
      DISCORD_API_URL: discord.apiUrl,
    };
    const [first] = [await useApp(settings), await useApp(settings)];
    await discord.send(track);
    await discord.message(says('now follows'));
    discord.write(`<@${DISCORD.application}> list`);
    await discord.message(says('followed here'));
    await first.app.stop();
    await discord.send({ name: 'parcels', verb: 'help' });
    await discord.message(says('status'));
    expect(discord.repeated).toEqual([]);
    expect(discord.messages.filter(says('followed here'))).toHaveLength(1);
    expect(discord.messages.filter(says('now follows'))).toHaveLength(1);
  });

  it('shows to the asker alone what is for the asker', async () => {
    const { discord } = await start();
    await discord.send({ name: 'parcels', verb: 'list' });
    expect(await discord.message(says('No parcels here'))).toMatchObject({ flags: EPHEMERAL });
  });

  it('explains to the asker alone what is wrong', async () => {
    const { discord } = await start();
    await discord.send({ name: 'track', options: { carrier: 'sot', number: '402934299065' } });
    const answer = await discord.message(says('There is no carrier'));
    expect(JSON.stringify(answer)).toContain('STO Express');
    expect(answer).toMatchObject({ flags: EPHEMERAL });
  });

  it('says at once when it may not post in the channel', async () => {
    const { discord } = await start();
    await discord.send({ ...track, permissions: VIEW_ONLY });
    expect(await discord.message(({ kind }) => kind === 'follow-up')).toMatchObject({ flags: EPHEMERAL });
  });

  it('works in a direct message', async () => {
    const { discord } = await start();
    await discord.send({ ...track, guild: null, channel: '700000000000000009' });
    expect(await discord.message(({ kind }) => kind === 'post')).toMatchObject({
      channel: '700000000000000009',
    });
  });
});

describe('Discord buttons, forms and files', () => {
  const NOBODY_SPECIAL = '0';

  const idOf = ({ components = [] }: DiscordMessage, label: string): string =>
    components.flatMap((row) => row.components).find((each) => each.label === label)?.custom_id ?? '';

  /** A form that could not be filled in time comes behind a button of its own. */
  async function openForm(discord: Awaited<ReturnType<typeof start>>['discord'], customId: string) {
    const first = await discord.press({ customId });
    if (first.type === MODAL) return first;
    const ready = await discord.message(says('The form is ready'));
    return discord.press({ customId: idOf(ready, 'Open the form'), messageFlags: EPHEMERAL });
  }

  it('replaces its own answer, and leaves the channel’s card alone', async () => {
    const { discord } = await start();
    await discord.send(track);
    const card = await discord.message(says('now follows'));
    const shown = JSON.stringify(card.embeds);
    expect(shown).toContain('…9065');
    expect(shown).not.toContain('402934299065');

    expect(await discord.press({ customId: idOf(card, 'Full history') })).toMatchObject({
      type: DEFERRED,
      data: { flags: EPHEMERAL },
    });
    const full = await discord.message(says('Origin courier'));
    expect(JSON.stringify(full.embeds)).toContain('402934299065');
    expect(await discord.press({ customId: idOf(full, 'Refresh'), messageFlags: EPHEMERAL })).toMatchObject({
      type: DEFERRED_UPDATE,
    });
  });

  it('edits by a form that holds today’s values', async () => {
    const { discord, sandbox } = await start();
    await discord.send(track);
    const card = await discord.message(says('now follows'));
    const modal = await openForm(discord, idOf(card, 'Edit'));
    expect(modal).toMatchObject({ type: MODAL, data: { title: 'Edit parcel (1 of 2)' } });
    const inputs = modal.data?.components?.map(({ component }) => component) ?? [];
    expect(inputs).toHaveLength(5);
    expect(inputs[0]).toMatchObject({ custom_id: 'title', value: 'Blue kettle' });

    await discord.submit(modal.data?.custom_id ?? '', { title: 'Red kettle', customer: 'Sandy' });
    const saved = await discord.message(says('Saved: Red kettle'));
    expect(saved).toMatchObject({ flags: EPHEMERAL });
    expect(sandbox.requests.findLast(({ method }) => method === 'PUT')?.body).toEqual({
      title: 'Red kettle',
      customer_name: 'Sandy',
    });

    const more = await discord.press({ customId: idOf(saved, 'More fields'), messageFlags: EPHEMERAL });
    expect(more).toMatchObject({ type: MODAL, data: { title: 'Edit parcel (2 of 2)' } });
    await discord.submit(more.data?.custom_id ?? '', { email: 'sandy@example.com' });
    await eventually(() =>
      expect(sandbox.requests.findLast(({ method }) => method === 'PUT')?.body).toEqual({
        customer_email: 'sandy@example.com',
      }),
    );
  });

  it('imports an attached file once it was agreed to, and gives back what failed', async () => {
    const { discord } = await start();
    const text =
      'carrier;number;title\nsto;402934299065;Kettle\nsto;402934299066;Lamp\nnosuch;12345678;Chair\n';
    await discord.send({ name: 'parcels', verb: 'import', attachment: { name: 'parcels.csv', text } });
    const plan = await discord.message(says('would do'));
    expect(plan).toMatchObject({
      flags: EPHEMERAL,
      files: [
        { name: 'not-usable.csv', text: expect.stringContaining('nosuch') },
        { name: 'import-plan.csv', text: expect.stringMatching(/2,new,sto.*4,not usable,nosuch/s) },
      ],
    });
    await discord.press({ customId: idOf(plan, 'Import 2 parcels'), messageFlags: EPHEMERAL });
    await discord.message(says('2 parcels added'));
    await discord.press({ customId: idOf(plan, 'Import 2 parcels'), messageFlags: EPHEMERAL });
    await discord.message(says('has been done already'));
  });

  it('shows the chart in the message', async () => {
    const { discord } = await start();
    await discord.send({ name: 'parcels', verb: 'stats' });
    const stats = await discord.message(says('By status'));
    expect(stats.embeds[0].image).toEqual({ url: 'attachment://status.png' });
    expect(stats.files).toMatchObject([{ name: 'status.png', text: expect.stringContaining('PNG') }]);
  });

  it('lets only those with the permission do what destroys', async () => {
    const { discord } = await start();
    await discord.send({ name: 'parcels-admin', verb: 'account', memberPermissions: NOBODY_SPECIAL });
    expect(JSON.stringify(await discord.message(says('may not do that')))).toContain('Manage Server');
    await discord.send({ name: 'parcels-admin', verb: 'account' });
    expect(await discord.message(says('Remaining quota'))).toMatchObject({ flags: EPHEMERAL });
  });

  it('offers the parcels of the channel where none is named', async () => {
    const { discord } = await start();
    await discord.send(track);
    await discord.message(says('now follows'));
    await discord.send({ name: 'parcels', verb: 'status' });
    const picker = await discord.message(says('Which parcel?'));
    const menu = picker.components?.[0]?.components[0];
    expect(menu.options).toMatchObject([{ label: expect.stringContaining('Blue kettle') }]);
    await discord.press({
      customId: menu.custom_id,
      values: [menu.options[0].value],
      messageFlags: EPHEMERAL,
    });
    await discord.message(says('Origin courier'));
    const offered = await discord.autocomplete(
      { name: 'parcels', verb: 'status', options: { number: 'kett' } },
      'number',
    );
    expect(offered).toEqual([
      {
        name: expect.stringMatching(/^Blue kettle · sto 402934299065 · [A-Z]/),
        value: 'sto/402934299065',
      },
    ]);
  });

  it('understands “this” in reply to a card, and shows in private what is for the asker', async () => {
    const { discord } = await start();
    await discord.send(track);
    const card = await discord.message(says('now follows'));
    discord.write('thanks!', card.id);
    discord.write(`<@${DISCORD.application}> status this`, card.id);
    const status = await discord.message(says('Origin courier'));
    expect(status).toMatchObject({ kind: 'post', channel: DIRECT });
    expect(JSON.stringify(status.embeds)).toContain('402934299065');
    discord.write(`<@${DISCORD.application}> stop`, card.id);
    expect(await discord.message(says('Stopped: Blue kettle'))).toMatchObject({ channel: DISCORD.channel });
    expect(discord.messages.filter(says('What you can type'))).toEqual([]);
  });

  it('answers a forged button', async () => {
    const { discord } = await start();
    await discord.press({ customId: 'delete;;draft=guessed' });
    await discord.message(says('does not work any more'));
  });
});
