import { describe, expect, it } from 'vitest';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { button, type Card } from '../../src/domain/card.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Found, PostOutcome } from '../../src/domain/delivery.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import { eventually } from '../support/eventually.ts';

/** What can go wrong, in each platform's own words. */
export type Mishap = 'gone' | 'forbidden' | 'busy' | 'broken' | 'cut' | 'unreachable' | 'invalid' | 'lost';

export interface NotifierUnderTest {
  readonly notifier: Notifier;
  readonly channel: ChannelRef;
  /**
   * Makes the next post end like this; `unreachable` stands for a server that is not there at all, `cut` for a connection
   * that breaks before the answer,
   * `lost` for one that shows the message and then answers that it failed.
   */
  provoke(mishap: Mishap): void | Promise<void>;
  /** From now on the bot may post, but see nothing of what is there. */
  hideHistory(): void;
  /** The platform accepts the bot's token no more, or again. */
  lockOut(isRefused: boolean): void;
  /** Requests that arrived, refused ones included. */
  requests(): number;
  /** Messages that people see. */
  shown(): number;
}

/** What every platform's notifier must do. */
export function notifierContract(platform: string, open: () => Promise<NotifierUnderTest>): void {
  const stop = button('Stop', { verb: 'stop', given: { parcel: 'sto/402934299065' } });
  const withFooter = (title: string): Card => ({
    ...noticeCard(title, 'Out for delivery'),
    footer: ['Updated ', { instant: Date.now() }],
    actions: [stop],
  });
  const card = withFooter('Blue kettle');
  const other = withFooter('Red lamp');
  const another = withFooter('Green chair');

  describe(`${platform} notifier`, () => {
    it('posts a card and names the message', async () => {
      const { notifier, channel, shown } = await open();
      const outcome = await notifier.post(channel, card, 'delivery-1');
      expect(outcome).toMatchObject({ kind: 'posted', messageId: expect.stringMatching(/./) });
      expect(shown()).toBe(1);
    });

    it('says whatever it is asked that its token is not accepted, and goes on when it is', async () => {
      const { notifier, channel, lockOut, shown } = await open();
      const posted = await notifier.post(channel, card, 'delivery-1');
      const messageId = posted.kind === 'posted' ? posted.messageId : '';
      expect(await notifier.checkToken?.()).toEqual({ kind: 'accepted' });
      lockOut(true);
      const lockedOut = { kind: 'locked-out', reason: expect.stringMatching(/./) };
      for (let tried = 0; tried < 2; tried += 1) {
        expect(await notifier.post(channel, other, 'delivery-2')).toMatchObject(lockedOut);
        expect(await notifier.edit(channel, messageId, other)).toMatchObject(lockedOut);
        expect(await notifier.find(channel, card, 'delivery-1', 0)).toMatchObject(lockedOut);
        const below = { messageId, echo: false };
        expect(await notifier.post(channel, other, 'delivery-3', below)).toMatchObject(lockedOut);
        expect(await notifier.checkToken?.()).toMatchObject(lockedOut);
      }
      expect(shown()).toBe(1);
      lockOut(false);
      expect(await notifier.checkToken?.()).toEqual({ kind: 'accepted' });
      expect(await notifier.post(channel, other, 'delivery-2')).toMatchObject({ kind: 'posted' });
    });

    it.each<[Mishap, PostOutcome['kind']]>([
      ['gone', 'gone'],
      ['forbidden', 'forbidden'],
      ['busy', 'busy'],
      ['broken', 'uncertain'],
      ['unreachable', 'unreachable'],
      ['invalid', 'refused'],
    ])('says when the channel or the platform is %s, after one request', async (mishap, kind) => {
      const { notifier, channel, provoke, requests } = await open();
      await provoke(mishap);
      const before = requests();
      expect(await notifier.post(channel, card, 'delivery-1')).toMatchObject({ kind });
      expect(requests() - before).toBeLessThanOrEqual(1);
    });

    it('knows whether a post whose fate is unknown may still be under way', async () => {
      const { notifier, channel, provoke } = await open();
      await provoke('cut');
      expect(await notifier.post(channel, card, 'delivery-1')).toMatchObject({
        kind: 'uncertain',
        isUnderWay: true,
      });
      await provoke('broken');
      expect(await notifier.post(channel, card, 'delivery-2')).toMatchObject({
        kind: 'uncertain',
        isUnderWay: false,
      });
    });

    it('finds what was taken but answered with a failure', async () => {
      const { notifier, channel, provoke, shown } = await open();
      const started = Date.now();
      await notifier.post(channel, other, 'delivery-0');
      await provoke('lost');
      expect(await notifier.post(channel, card, 'delivery-1')).toMatchObject({ kind: 'uncertain' });
      const found = await notifier.find(channel, card, 'delivery-1', started);
      expect(found).toEqual({ kind: 'found', messageId: expect.stringMatching(/./) });
      await notifier.post(channel, other, 'delivery-2');
      expect(shown()).toBe(3);
    });

    it('does not take another post for the one it looks for', async () => {
      const { notifier, channel } = await open();
      const started = Date.now();
      await notifier.post(channel, other, 'delivery-0');
      expect(await notifier.find(channel, card, 'delivery-1', started)).toEqual({ kind: 'absent' });
    });

    it('tells two deliveries apart that look the same', async () => {
      const { notifier, channel } = await open();
      const started = Date.now();
      const first = await notifier.post(channel, card, 'delivery-1');
      expect(await notifier.find(channel, card, 'delivery-2', started)).toEqual({ kind: 'absent' });
      const second = await notifier.post(channel, card, 'delivery-2');
      for (const [id, outcome] of [
        ['delivery-1', first],
        ['delivery-2', second],
      ] as const) {
        const messageId = outcome.kind === 'posted' ? outcome.messageId : outcome.kind;
        expect(await notifier.find(channel, card, id, started)).toEqual({ kind: 'found', messageId });
      }
    });

    it('finds what an older version posted in another layout', async () => {
      const { notifier, channel } = await open();
      const started = Date.now();
      const posted = await notifier.post(channel, card, 'delivery-1');
      const messageId = posted.kind === 'posted' ? posted.messageId : posted.kind;
      const newer: Card = {
        title: 'Updates',
        tone: 'good',
        blocks: [{ type: 'fields', fields: [{ name: 'Blue kettle', value: 'Out for delivery' }] }],
        links: [],
        footer: [],
        actions: [button('More', { verb: 'list', given: {} }), stop],
      };
      expect(await notifier.find(channel, newer, 'delivery-1', started)).toEqual({
        kind: 'found',
        messageId,
      });
    });

    it.each(['channel', 'thread'])('finds a post in a long %s, and says what is not there', async (where) => {
      const { notifier, channel } = await open();
      const started = Date.now();
      const top = await notifier.post(channel, card, 'delivery-0');
      if (top.kind !== 'posted') throw new Error(top.kind);
      const below = where === 'thread' ? { messageId: top.messageId, echo: false } : null;
      const threads = below ? [below.messageId] : [];
      const ids = Array.from({ length: 110 }, (_, index) => `delivery-${index + 1}`);
      for (const id of ids) await patiently(() => notifier.post(channel, card, id, below));
      for (const id of ['delivery-1', 'delivery-50', 'delivery-110']) {
        const found = await patiently(() => notifier.find(channel, card, id, started, threads));
        expect(found).toMatchObject({ kind: 'found' });
      }
      const absent = await patiently(() => notifier.find(channel, card, 'another', started, threads));
      expect(absent).toEqual({ kind: 'absent' });
    });

    it('says that it may not look, whether anything is there or not', async () => {
      const { notifier, channel, provoke, hideHistory, shown } = await open();
      hideHistory();
      const started = Date.now();
      await notifier.post(channel, other, 'delivery-0');
      await provoke('lost');
      await notifier.post(channel, card, 'delivery-1');
      expect(shown()).toBe(2);
      for (const id of ['delivery-1', 'delivery-2']) {
        expect(await notifier.find(channel, card, id, started)).toMatchObject({
          kind: 'hidden',
          reason: expect.stringMatching(/./),
        });
      }
    });

    it('says that nothing is there where nothing came since', async () => {
      const { notifier, channel } = await open();
      await notifier.post(channel, other, 'delivery-0');
      const later = Date.now() + 60_000;
      expect(await notifier.find(channel, card, 'delivery-1', later)).toEqual({ kind: 'absent' });
    });

    it('says when it cannot look', async () => {
      const { notifier, channel, provoke } = await open();
      await provoke('unreachable');
      expect(await notifier.find(channel, card, 'delivery-1', 0)).toMatchObject({ kind: 'unknown' });
    });

    it('changes a message, and says when it is not there any more', async () => {
      const { notifier, channel, shown } = await open();
      const posted = await notifier.post(channel, card, 'delivery-1');
      if (posted.kind !== 'posted') throw new Error(posted.kind);
      expect(await notifier.edit(channel, posted.messageId, other)).toEqual(posted);
      expect(shown()).toBe(1);
      expect(await notifier.edit(channel, '1', other)).toMatchObject({ kind: 'missing' });
    });

    it.each([true, false])(
      'posts below a message (shown in the channel as well: %s), and finds it there',
      async (echo) => {
        const { notifier, channel, shown, provoke } = await open();
        const started = Date.now();
        const top = await notifier.post(channel, card, 'delivery-0');
        if (top.kind !== 'posted') throw new Error(top.kind);
        const below = { messageId: top.messageId, echo };
        expect(await notifier.post(channel, other, 'delivery-1', below)).toMatchObject({ kind: 'posted' });
        expect(await notifier.find(channel, other, 'delivery-1', started, [top.messageId])).toMatchObject({
          kind: 'found',
        });
        expect(await notifier.find(channel, another, 'delivery-2', started, [top.messageId])).toEqual({
          kind: 'absent',
        });
        expect(shown()).toBe(2);
        await provoke('gone');
        expect(await notifier.post(channel, another, 'delivery-2', below)).not.toMatchObject({
          kind: 'posted',
        });
      },
    );

    it('opens the conversation with one person', async () => {
      const { notifier, channel } = await open();
      const direct = await notifier.direct(channel, '500000000000000001');
      expect(direct && notifier.isPrivate(direct)).toBe(true);
    });

    it('sends a direct message', async () => {
      const { notifier, shown } = await open();
      expect(await notifier.tell('500000000000000001', card)).toMatchObject({ kind: 'posted' });
      expect(shown()).toBe(1);
    });

    it('says how long to wait when asked to', async () => {
      const { notifier, channel, provoke } = await open();
      await provoke('busy');
      const outcome = await notifier.post(channel, card, 'delivery-1');
      expect(outcome.kind === 'busy' && outcome.retryAfterMs).toBeGreaterThan(0);
    });
  });
}

/** The client itself keeps to so many requests a second. */
function patiently<T extends PostOutcome | Found>(ask: () => Promise<T>): Promise<T> {
  return eventually(async () => {
    const outcome = await ask();
    const isBusy = outcome.kind === 'busy' || (outcome.kind === 'unknown' && outcome.reason === 'busy');
    if (isBusy) throw new Error('The client does not ask yet.');
    return outcome;
  });
}
