import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD, type DiscordMessage } from '../fakes/discord-server.ts';
import { useApp } from '../support/use-app.ts';
import { useDiscordServer } from '../support/use-servers.ts';

const { ViewChannel, SendMessages, EmbedLinks } = PermissionFlagsBits;
const IN_MESSAGE = 'Track parcels in message';
const [UPS, STO] = ['1Z5R89390357567127', '402934299065'];
const says =
  (text: string) =>
  ({ embeds }: DiscordMessage) =>
    JSON.stringify(embeds).includes(text);

// biome-ignore lint/suspicious/noExplicitAny: a modal as it came over the wire
type Modal = any;
/** What stands in the fields of a modal when it is shown, by their names. */
function shown({ data }: Modal): Record<string, string> {
  return Object.fromEntries(
    data.components.flatMap(({ component }: Modal) =>
      component ? [[component.custom_id, component.value ?? component.default_values?.[0]?.id ?? '']] : [],
    ),
  );
}

async function start() {
  const discord = await useDiscordServer();
  const { guild, application, user } = DISCORD;
  discord.guilds.set(guild, {
    owner: '500000000000000009',
    roles: { [guild]: ViewChannel | SendMessages | EmbedLinks },
    members: { [application]: [], [user]: [] },
  });
  discord.channels.set(DISCORD.channel, { guild });
  const { sandbox } = await useApp({ DISCORD_BOT_TOKEN: DISCORD.token, DISCORD_API_URL: discord.apiUrl });
  const created = () =>
    sandbox.requests.filter(({ method, path }) => method === 'POST' && /\/(post|batch)/.test(path));
  return { discord, created };
}

describe('the menu of a message on Discord', () => {
  it('opens a form with what several couriers carry, and follows what is left in it', async () => {
    const { discord, created } = await start();
    const content = `Your kettle: UPS ${UPS}\nThe toaster: STO Express ${STO}\nDHL JJD000390007883402935\nCall +1 (555) 123-4567`;
    const modal = await discord.choose({ name: IN_MESSAGE, message: { content } });
    const { lines = '' } = shown(modal);
    expect(lines).toContain(`ups ${UPS}`);
    expect(lines).toContain(`sto ${STO}`);
    expect(lines.split('\n')).toHaveLength(3);
    expect(created()).toEqual([]);
    const left = lines.split('\n').slice(0, 2).join('\n');
    await discord.submit((modal as Modal).data.custom_id, { lines: left });
    await discord.message(says('2 parcels added'));
    expect(JSON.stringify(created())).toContain(UPS);
    expect(JSON.stringify(created())).not.toMatch(/JJD|555/);
  });

  it('reads what another bot wrote in an embed alone', async () => {
    const { discord, created } = await start();
    const embeds = [{ type: 'rich', title: 'Shipped', fields: [{ name: 'UPS', value: UPS, inline: true }] }];
    const modal = await discord.choose({ name: IN_MESSAGE, message: { content: '', embeds } });
    expect(shown(modal)).toMatchObject({ number: UPS, carrier: 'ups' });
    await discord.submit((modal as Modal).data.custom_id, {});
    await discord.message(says('now follows'));
    expect(JSON.stringify(created())).toContain(UPS);
  });

  it('says where nothing was found, and lets one type it', async () => {
    const { discord } = await start();
    const modal = await discord.choose({ name: IN_MESSAGE, message: { content: 'Call +1 (555) 123-4567' } });
    expect(JSON.stringify(modal)).toContain('no tracking number in that message');
    expect(shown(modal)).toMatchObject({ number: '', carrier: '' });
  });
});
