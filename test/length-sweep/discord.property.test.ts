import { describe, it } from 'vitest';
import { createDiscordPlatform } from '../../adapters/discord/discord-platform.ts';
import { DEFAULT_RIGHTS } from '../../src/domain/rights.ts';
import { DISCORD } from '../fakes/discord-server.ts';
import { commandSet } from '../support/cards.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { useDiscordServer } from '../support/use-servers.ts';
import { sweep } from './sweep.ts';
import { useVisits } from './visits.ts';

async function connect() {
  const discord = await useDiscordServer();
  const answered = await useVisits((door) =>
    createDiscordPlatform({
      config: { token: DISCORD.token, apiUrl: discord.apiUrl, shards: 'auto', shardCount: null },
      commands: commandSet,
      rights: DEFAULT_RIGHTS,
      door,
      forgetWorkspace: async () => {},
      logger: silentLogger,
    }),
  );
  return { discord, answered };
}

describe('nothing else is held up by what Discord hands over:', () => {
  it('the options of a command', async (context) => {
    const { discord, answered } = await connect();
    for (const name of ['carrier', 'number', 'title']) {
      const give = (text: string) => discord.send({ name: 'track', options: { [name]: text } });
      await sweep(context, (text) => answered(() => give(text)), [100, 3_900, 1_000_000]);
    }
  });

  it('what is being typed', async (context) => {
    const { discord } = await connect();
    await sweep(context, (carrier) =>
      discord.autocomplete({ name: 'track', options: { carrier } }, 'carrier'),
    );
  });

  it('a message that calls the bot', async (context) => {
    const { discord, answered } = await connect();
    const called = `<@${DISCORD.application}>`;
    await sweep(context, (text) => answered(() => discord.write(`${called} ${text}`)));
  });

  it('a message to the bot itself', async (context) => {
    const { discord, answered } = await connect();
    await sweep(context, (text) => answered(() => discord.writeDirectly(`track ${text}`)), [3_900]);
  });

  it('a message in whose menu its parcels are asked for', async (context) => {
    const { discord, answered } = await connect();
    const choose = (text: string) =>
      discord.choose({
        name: 'Track parcels in message',
        message: { content: text, embeds: [{ title: text, description: text }] },
      });
    await sweep(context, (text) => answered(() => choose(text)), [100, 3_900, 300_000]);
  });

  it('a button, and a choice', async (context) => {
    const { discord, answered } = await connect();
    await sweep(context, async (text) => {
      await answered(() => discord.press({ customId: text }));
      await answered(() => discord.press({ customId: 'menu-0', values: [text] }));
    });
  });

  it('what was entered into a form', async (context) => {
    const { discord, answered } = await connect();
    await sweep(context, (text) => answered(() => discord.submit('track;', { number: text })));
  });

  it('a file', async (context) => {
    const { discord, answered } = await connect();
    await sweep(context, (text) =>
      answered(() => discord.send({ name: 'parcels', verb: 'import', attachment: { name: 'p.csv', text } })),
    );
  });
});
