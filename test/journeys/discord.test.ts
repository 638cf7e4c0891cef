import { describe, expect, it } from 'vitest';
import { DISCORD, type DiscordMessage, useDiscordServer } from '../fakes/discord-server.ts';
import { useApp } from '../support/use-app.ts';

const EPHEMERAL = 64;
const DEFERRED = 5;
const VIEW_ONLY = '1024';
const says = (text: string) => (message: DiscordMessage) => JSON.stringify(message.embeds).includes(text);
const track = { name: 'track', options: { carrier: 'sto', number: '4029 3429 9065', title: 'Blue kettle' } };

async function start() {
  const discord = await useDiscordServer();
  const { app } = await useApp({ DISCORD_BOT_TOKEN: DISCORD.token, DISCORD_API_URL: discord.apiUrl });
  return { discord, app };
}

describe('Discord over the gateway', () => {
  it('defers, answers /track with a card, and posts what happens', async () => {
    const { discord } = await start();
    const first = await discord.send(track);
    expect(first).toMatchObject({ type: DEFERRED });
    expect(first.after).toBeLessThan(1_000);

    const card = await discord.message(says('Blue kettle'));
    expect(card).toMatchObject({ kind: 'answer', flags: 0, allowed_mentions: { parse: [] } });
    expect(JSON.stringify(card.embeds)).toContain('STO Express');

    const update = await discord.message(({ kind }) => kind === 'post');
    expect(update).toMatchObject({ channel: DISCORD.channel, allowed_mentions: { parse: [] } });
    expect(update.embeds[0].title).toContain('Blue kettle');
    expect(update.nonce?.length).toBeLessThanOrEqual(25);
  });

  it('registers the commands once, asks for no privileged intent, and suggests carriers', async () => {
    const { discord } = await start();
    expect(discord.registrations()).toBe(1);
    expect(discord.commands()).toMatchObject([
      { name: 'track' },
      { name: 'parcels' },
      { name: 'parcels-admin' },
    ]);
    expect(discord.identified).toMatchObject([{ intents: 1 }]);
    const choices = await discord.autocomplete({ name: 'track', options: { carrier: 'china' } }, 'carrier');
    expect(choices.map(({ value }) => value)).toEqual(['china-ems', 'china-post']);

    await useApp({ DISCORD_BOT_TOKEN: DISCORD.token, DISCORD_API_URL: discord.apiUrl });
    expect(discord.registrations()).toBe(1);
  });

  it('shows to the asker alone what is for the asker', async () => {
    const { discord } = await start();
    await discord.send({ name: 'parcels', verb: 'list' });
    expect(await discord.message(says('No parcels here'))).toMatchObject({ flags: EPHEMERAL });
  });

  it('explains what is wrong', async () => {
    const { discord } = await start();
    await discord.send({ name: 'track', options: { carrier: 'sot', number: '402934299065' } });
    expect(JSON.stringify(await discord.message(says('There is no carrier')))).toContain('STO Express');
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
