import { expect, it } from 'vitest';
import { tryTokens } from '../../src/notices/try-tokens.ts';
import type { TokenState } from '../../src/ports/notifier.ts';
import { here, useAnnounce } from './use-announce.ts';

const LOCKED_OUT = { kind: 'locked-out', reason: 'token_revoked' } as const;

it('holds all channels of the platform, told once, and posts in order once the token is accepted', async () => {
  const { run, posts, told, moveOn, standing, lockouts, outbox, notifier, logger, ...stores } =
    await useAnnounce(LOCKED_OUT);
  const there = { ...here, channel: 'C2' };
  expect(await run()).toEqual({ kind: 'done' });
  await moveOn();
  expect(await run()).toEqual({ kind: 'done' });
  const hold = { by: 'lockout', because: 'token_revoked', since: stores.clock() };
  expect(await standing.ofChannel(here)).toMatchObject({ hold, waiting: 2 });
  expect(await standing.ofChannel(there)).toMatchObject({ hold, waiting: 0 });
  expect(await standing.ofChannel({ ...here, platform: 'discord' })).toMatchObject({ hold: null });

  const woken: unknown[] = [];
  let state: TokenState = LOCKED_OUT;
  const check = () =>
    tryTokens({
      lockouts,
      outbox,
      logger,
      notifiers: new Map([['slack', { ...notifier, checkToken: async () => state }]]),
      wakeOutbox: async (channels) => void woken.push(...channels),
    });
  await check();
  state = { kind: 'unknown' };
  await check();
  expect([woken, posts, told]).toEqual([[], [], []]);

  state = { kind: 'accepted' };
  await check();
  await check();
  expect(woken).toEqual([here]);
  await run();
  expect(posts.map(({ card }) => card.title)).toEqual([
    'Blue kettle: Out for delivery',
    'Blue kettle: Delivered',
  ]);
  const lines = logger.lines.filter(({ message }) => message.includes('token'));
  expect(lines.map(({ level }) => level)).toEqual(['error', 'info']);
});

it('notices a token that is not accepted before anything is to be posted', async () => {
  const { lockouts, outbox, notifier, logger, posts, run } = await useAnnounce();
  const notifiers = new Map([['slack', { ...notifier, checkToken: async () => LOCKED_OUT }]]);
  await tryTokens({ lockouts, outbox, logger, notifiers, wakeOutbox: async () => {} });
  await run();
  expect(posts).toEqual([]);
  expect((await lockouts.all()).get('slack')).toMatchObject({ because: 'token_revoked' });
});
