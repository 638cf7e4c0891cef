import { describe, expect, it } from 'vitest';
import {
  createPostClient as createDiscordClient,
  createDiscordNotifier,
} from '../../adapters/discord/notifier.ts';
import { createPostClient as createSlackClient, createSlackNotifier } from '../../adapters/slack/notifier.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { DISCORD } from '../fakes/discord-server.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { useDiscordServer, useSlackServer } from '../support/use-servers.ts';
import { type Rollback, type Stage, useRollback } from './use-rollback.ts';

async function slackStage(): Promise<Stage> {
  const slack = await useSlackServer();
  return {
    channel: { platform: 'slack', workspace: SLACK.team, channel: SLACK.channel },
    notifier: createSlackNotifier(createSlackClient(SLACK.botToken, slack.apiUrl, silentLogger)),
    shown: () => slack.messages.map(({ text, blocks }) => JSON.stringify([text, blocks])),
  };
}

async function discordStage(): Promise<Stage> {
  const discord = await useDiscordServer();
  return {
    channel: { platform: 'discord', workspace: DISCORD.guild, channel: DISCORD.channel },
    notifier: createDiscordNotifier(createDiscordClient({ token: DISCORD.token, api: discord.apiUrl })),
    shown: () => discord.messages.map(({ embeds }) => JSON.stringify(embeds)),
  };
}

const timesTold = ({ shown }: Stage, text: string) => shown().filter((each) => each.includes(text)).length;

/** In messages that are not kept up to date. */
const newsOf = ({ shown }: Stage, text: string) =>
  shown().filter((each) => each.includes(text) && !each.includes('Latest')).length;

/** The channel has one message for each parcel that is kept up to date, with the news in its thread. */
async function wantCards({ settings }: Rollback['first'], { channel }: Stage): Promise<void> {
  const wishes = { ...DEFAULT_SETTINGS.wishes, as: 'card' as const };
  await settings.write(channel, { ...DEFAULT_SETTINGS, wishes });
}

/** As many parcels as are told in one message when something happens to all of them. */
const FLOOD = Array.from({ length: 12 }, (_, index) => String(100 + index));

describe.each([
  ['slack', slackStage],
  ['discord', discordStage],
])('after Redis went back in time, on %s', (platform, open) => {
  it.each(['the same process', 'another one'])(
    '%s finds what was told, and forgotten altogether',
    async (who) => {
      const stage = await open();
      const { first, startProcess, follow, happen, remember } = await useRollback(stage);
      await follow('1');
      await follow('2');
      await first.sweep();
      happen('1', 'Arrived in Suzhou');
      await first.sweep();
      await first.post();
      const goBack = await remember();
      happen('2', 'Left Hangzhou', 'pickup');
      await first.sweep();
      await first.post();
      await goBack();
      const process = who === 'another one' ? startProcess() : first;
      await process.isBack();
      await process.sweep();
      await process.post();
      expect(timesTold(stage, 'Arrived in Suzhou')).toBe(1);
      expect(timesTold(stage, 'Left Hangzhou')).toBe(1);
      expect(await process.outbox.waiting()).toEqual([]);
    },
  );

  it('what was told and what came meanwhile is told once each, in order', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    await follow('1');
    await first.sweep();
    const goBack = await remember();
    happen('1', 'Arrived in Suzhou', 'pickup');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    happen('1', 'Given to a neighbour', 'delivered');
    await first.sweep();
    await first.post();
    expect(stage.shown()).toEqual([
      expect.stringContaining('Arrived in Suzhou'),
      expect.stringContaining('Given to a neighbour'),
    ]);
    expect(timesTold(stage, 'Arrived in Suzhou')).toBe(1);
  });

  it('what was told, and kept as if it were to be told still, is not told again', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    await follow('1');
    await first.sweep();
    happen('1', 'Arrived in Suzhou');
    await first.sweep();
    const goBack = await remember();
    await first.post();
    await goBack();
    await first.isBack();
    await first.post();
    expect(timesTold(stage, 'Arrived in Suzhou')).toBe(1);
  });

  it('more events of a parcel than its message has room for are told once', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    await follow('1');
    await first.sweep();
    const goBack = await remember();
    const events = ['Seen in Hangzhou', 'Seen in Suzhou', 'Seen in Wuxi', 'Seen in Nanjing', 'Seen in Hefei'];
    for (const text of events) happen('1', text, 'pickup');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    happen('1', 'Given to a neighbour', 'delivered');
    await first.sweep();
    await first.post();
    expect(events.map((text) => timesTold(stage, text))).toEqual(events.map(() => 1));
    expect(timesTold(stage, 'Given to a neighbour')).toBe(1);
  });

  it.each(['transit', 'delivered'] as const)(
    'a message is found by the beginning of what it told, which ended as %s',
    async (end) => {
      const stage = await open();
      const { first, follow, happen, remember } = await useRollback(stage);
      await follow('1');
      await first.sweep();
      const events = ['Seen in Hangzhou', 'Seen in Suzhou', 'Seen in Wuxi', 'Seen in Nanjing'];
      for (const text of events) happen('1', text);
      await first.sweep();
      const goBack = await remember();
      happen('1', 'Seen at the door', end);
      await first.sweep();
      await first.post();
      await goBack();
      await first.isBack();
      await first.attempt();
      await first.sweep();
      await first.post();
      expect([...events, 'Seen at the door'].map((text) => timesTold(stage, text))).toEqual([1, 1, 1, 1, 1]);
      expect(stage.shown()).toHaveLength(1);
    },
  );

  it('the end of a message is found with its beginning, which was claimed before it was read again', async () => {
    const stage = await open();
    const { first, follow, happen, remember, pass } = await useRollback(stage);
    await follow('1');
    await first.sweep();
    happen('1', 'At the door');
    await first.sweep();
    const goBack = await remember();
    happen('1', 'Signed for', 'delivered', 'to the recipient');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    await first.attempt();
    pass(60_000);
    await first.attempt();
    await first.sweep();
    await first.post();
    expect(['At the door', 'Signed for'].map((text) => timesTold(stage, text))).toEqual([1, 1]);
  });

  it('the beginning of a message waits for the rest to be read again, but not for ever', async () => {
    const stage = await open();
    const { first, follow, happen, remember, pass } = await useRollback(stage);
    const minutePasses = async () => {
      pass(60_000);
      await first.attempt();
    };
    await follow('1');
    await first.sweep();
    const beginning = ['Seen in Hangzhou', 'Seen in Suzhou', 'Seen in Wuxi'];
    for (const text of beginning) happen('1', text);
    await first.sweep();
    const goBack = await remember();
    happen('1', 'Seen at the door');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    for (let minute = 0; minute < 5; minute += 1) await minutePasses();
    await first.sweep();
    await first.post();
    expect([...beginning, 'Seen at the door'].map((text) => timesTold(stage, text))).toEqual([1, 1, 1, 1]);

    happen('1', 'Handed over');
    await first.sweep();
    await (await remember())();
    await first.isBack();
    for (let minute = 0; minute < 12; minute += 1) await minutePasses();
    expect(timesTold(stage, 'Handed over')).toBe(1);
  });

  it.each([
    ['is found by its delivery', 'kept', 1],
    ['is told again with what comes next', 'forgotten', 2],
  ])('what an older version posted without marks %s', async (_, what, times) => {
    const stage = await open();
    const { first, startProcess, follow, happen, remember } = await useRollback(stage);
    const { post } = stage.notifier;
    const withoutMarks: typeof post = (channel, card, id, below) => post(channel, card, id, below);
    await follow('1');
    await first.sweep();
    const before = await remember();
    happen('1', 'Arrived in Suzhou');
    await first.sweep();
    const goBack = what === 'kept' ? await remember() : before;
    Object.assign(stage.notifier, { post: withoutMarks });
    await first.post();
    Object.assign(stage.notifier, { post });
    await goBack();
    const newer = startProcess();
    await newer.isBack();
    happen('1', 'Left Suzhou');
    await newer.sweep();
    await newer.post();
    expect(timesTold(stage, 'Arrived in Suzhou')).toBe(times);
    expect(timesTold(stage, 'Left Suzhou')).toBe(1);
    expect(await newer.outbox.waiting()).toEqual([]);
  });

  it('a flood to which more has come is told but for that', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    for (const number of [...FLOOD, '200', '201']) await follow(number);
    await first.sweep();
    for (const number of FLOOD) happen(number, `Seen ${number}`);
    await first.sweep();
    const goBack = await remember();
    await first.post();
    await goBack();
    await first.isBack();
    for (const number of ['200', '201']) happen(number, `Seen ${number}`);
    await first.sweep();
    await first.post();
    for (const number of [...FLOOD, '200', '201']) expect(timesTold(stage, `Seen ${number}`)).toBe(1);
  });

  it('a flood that is put together otherwise is told once where its message has room for marks', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    for (const number of FLOOD) await follow(number);
    await first.sweep();
    const goBack = await remember();
    for (const number of FLOOD) happen(number, `Seen ${number}`);
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    happen(FLOOD[0] ?? '', 'Seen later');
    await first.sweep();
    await first.post();
    const times = FLOOD.map((number) => timesTold(stage, `Seen ${number}`));
    expect(new Set(times)).toEqual(new Set(platform === 'slack' ? [1] : [2]));
    expect(timesTold(stage, 'Seen later')).toBe(1);
  });

  it.each(['thread', 'card'] as const)('the message of a parcel is found again (%s)', async (as) => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    const wishes = { ...DEFAULT_SETTINGS.wishes, as };
    await first.settings.write(stage.channel, { ...DEFAULT_SETTINGS, wishes });
    await follow('1');
    await first.sweep();
    const goBack = await remember();
    for (const text of ['Arrived in Suzhou', 'Left Suzhou']) {
      happen('1', text);
      await first.sweep();
      await first.post();
    }
    const before = stage.shown().length;
    await goBack();
    await first.isBack();
    happen('1', 'Arrived in Shanghai');
    await first.sweep();
    await first.post();
    expect(stage.shown()).toHaveLength(before + 1);
  });

  it('news in a thread is found again where what comes next is shown in the channel as well', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    await wantCards(first, stage);
    await follow('1');
    await first.sweep();
    happen('1', 'Arrived in Suzhou');
    await first.sweep();
    await first.post();
    const goBack = await remember();
    happen('1', 'Left Suzhou');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    happen('1', 'Nobody at home', 'undelivered');
    await first.sweep();
    await first.post();
    expect(newsOf(stage, 'Left Suzhou')).toBe(1);
  });

  it('news in a thread is found again where a flood comes next', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    await wantCards(first, stage);
    for (const number of FLOOD) await follow(number);
    await first.sweep();
    const goBack = await remember();
    happen('100', 'Arrived in Suzhou');
    await first.sweep();
    await first.post();
    happen('100', 'Left Suzhou');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    for (const number of FLOOD) happen(number, `Seen ${number}`);
    await first.sweep();
    await first.post();
    expect(newsOf(stage, 'Arrived in Suzhou')).toBe(1);
    expect(newsOf(stage, 'Left Suzhou')).toBe(1);
    expect(FLOOD.map((number) => newsOf(stage, `Seen ${number}`))).toEqual(FLOOD.map(() => 1));
  });

  it('a flood is found again where its parcels are told one by one, if it has room for marks', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    await wantCards(first, stage);
    const all = ['100', '101', '102'];
    for (const number of all) await follow(number);
    await first.sweep();
    const goBack = await remember();
    for (const time of ['first', 'then', 'next', 'last']) {
      for (const number of all) happen(number, `Seen ${time} ${number}`);
      await first.sweep();
    }
    await first.post();
    await goBack();
    await first.isBack();
    await first.sweep();
    await first.post();
    const times = all.map((number) => newsOf(stage, `Seen last ${number}`));
    expect(times).toEqual(all.map(() => (platform === 'slack' ? 1 : 2)));
  });

  it('the message of a parcel is found again where a flood comes first', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    await wantCards(first, stage);
    for (const number of FLOOD) await follow(number);
    await first.sweep();
    const goBack = await remember();
    happen('100', 'Arrived in Suzhou');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    for (const number of FLOOD) happen(number, `Seen ${number}`);
    await first.sweep();
    await first.post();
    const before = stage.shown().length;
    happen('100', 'Arrived in Shanghai');
    await first.sweep();
    await first.post();
    expect(stage.shown()).toHaveLength(before + 1);
  });

  it.each(['was made', 'was settled'])(
    'the message of a parcel is kept where Redis forgot it before its news %s',
    async (when) => {
      const stage = await open();
      const { first, follow, happen, remember } = await useRollback(stage);
      await wantCards(first, stage);
      await follow('1');
      await first.sweep();
      happen('1', 'Arrived in Suzhou');
      await first.sweep();
      const { post } = stage.notifier;
      let goBack: (() => Promise<void>) | null = null;
      Object.assign(stage.notifier, {
        post: async (...args: Parameters<typeof post>) => {
          const isNews = args[3] !== null;
          if (!isNews) goBack = await remember();
          if (isNews && when === 'was made') await goBack?.().then(first.isBack);
          return post(...args);
        },
      });
      const { settle } = first.outbox;
      Object.assign(first.outbox, {
        settle: async (...args: Parameters<typeof settle>) => {
          if (when === 'was settled') await goBack?.().then(first.isBack);
          return settle(...args);
        },
      });
      await first.post();
      Object.assign(stage.notifier, { post });
      Object.assign(first.outbox, { settle });
      // With nothing to look for, that ends the doubt.
      await first.sweep();
      await first.post();
      const before = stage.shown().length;
      happen('1', 'Left Suzhou');
      await first.sweep();
      await first.post();
      expect(stage.shown()).toHaveLength(before + 1);
    },
  );

  it('nothing that comes later is looked for', async () => {
    const stage = await open();
    const { first, follow, happen, remember } = await useRollback(stage);
    let searches = 0;
    const { find } = stage.notifier;
    Object.assign(stage.notifier, {
      find: (...args: Parameters<typeof find>) => {
        searches += 1;
        return find(...args);
      },
    });
    await follow('1');
    await first.sweep();
    const goBack = await remember();
    happen('1', 'Arrived in Suzhou');
    await first.sweep();
    await first.post();
    await goBack();
    await first.isBack();
    await first.sweep();
    await first.post();
    expect(searches).toBeGreaterThan(0);
    const before = searches;
    happen('1', 'Left Suzhou');
    await first.sweep();
    await first.post();
    expect(searches).toBe(before);
    expect(timesTold(stage, 'Left Suzhou')).toBe(1);
  });
});

it('a process notices by what it remembers where Redis does not say which server runs', async () => {
  const stage = await slackStage();
  const { first, follow, happen, remember, ask } = await useRollback(stage);
  await ask('ACL', 'SETUSER', 'default', '-info');
  await follow('1');
  await first.sweep();
  happen('1', 'Arrived in Suzhou');
  await first.sweep();
  const goBack = await remember();
  await first.post();
  await goBack();
  await ask('ACL', 'SETUSER', 'default', '-info');
  await first.isBack();
  await first.post();
  expect(timesTold(stage, 'Arrived in Suzhou')).toBe(1);
});
