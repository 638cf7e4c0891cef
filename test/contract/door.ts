import { describe, expect, it } from 'vitest';
import type { Given } from '../../src/domain/call.ts';

/** An answer as people see it. */
export interface SeenAnswer {
  readonly text: string;
  readonly to: 'asker' | 'channel';
  /** What can be pressed, by its label. */
  readonly buttons: Readonly<Record<string, string>>;
  /** By which it is replied to. */
  readonly id: string | null;
}

export interface GivenFile {
  readonly text: string;
  /** Bytes, where it is said to have others. */
  readonly size?: number;
  /** It is not there any more. */
  readonly gone?: boolean;
}

/** What a person can do on every platform. */
export interface AnsweringPlatform {
  /**
   * Gives a command; `copies` where the platform hands it over several times, `late` where a form comes too late,
   * `barred` where the bot may not post.
   */
  give(
    verb: string,
    given: Given,
    how?: { copies?: number; late?: boolean; barred?: boolean },
  ): Promise<void>;
  press(answer: SeenAnswer, label: string, how?: { elsewhere?: boolean }): Promise<void>;
  /** The first that says this, those already there included. */
  answer(says: RegExp): Promise<SeenAnswer>;
  /** Who has been given the file of this name. */
  fileGiven(name: string): Promise<SeenAnswer['to']>;
}

/** And on those where others read, messages stay, and forms can be shown. */
export interface PlatformAtDoor extends AnsweringPlatform {
  reply(to: SeenAnswer, text: string, how?: { copies?: number }): Promise<void>;
  /** What the form says of it that stays open with the file; null where the asker is answered. */
  giveFile(file: GivenFile): Promise<string | null>;
  answers(): readonly SeenAnswer[];
  /** The title of the last form that was opened; waits for the first one. */
  form(): Promise<string>;
  forms(): number;
  /** Requests to the tracking service so far. */
  requests(): number;
  /** Another process serves the platform beside this one. */
  join(): Promise<void>;
  /** All processes end, once all that was asked for is answered; another one takes their place. */
  restart(): Promise<void>;
  /** The time of whatever waits to be opened runs out. */
  runOut(): Promise<void>;
}

const kettle = { carrier: 'sto', number: '402934299065', title: 'Kettle' };
const lamp = { carrier: 'sto', number: '402934299066', title: 'Lamp' };
const named = { carrier: 'sto', number: '402934299065' };

/** `/track sto 402934299065 title="Kettle"` */
export function typed(verb: string, { carrier = '', number = '', ...named }: Given) {
  const options = Object.entries(named).map(([name, value]) => `${name}="${value}"`);
  const text = [carrier, number, ...options].join(' ').trim();
  return verb === 'track' ? { command: '/track', text } : { command: '/parcels', text: `${verb} ${text}` };
}

/** What every platform does with an answer. */
export function answerContract(platform: string, open: () => Promise<AnsweringPlatform>): void {
  describe(`${platform} answers`, () => {
    it('what is asked, and what is wrong', async () => {
      const { give, answer } = await open();
      await give('track', kettle);
      expect((await answer(/now follows/)).text).toContain('Kettle');
      await give('track', { ...kettle, carrier: 'sot' });
      await answer(/There is no carrier/);
    });

    it('what a button gives', async () => {
      const { give, press, answer } = await open();
      await give('track', kettle);
      await press(await answer(/now follows/), 'Full history');
      await answer(/Origin courier/);
    });

    it('with files for the asker alone', async () => {
      const { give, answer, fileGiven } = await open();
      await give('track', kettle);
      await answer(/now follows/);
      await give('export', {});
      expect(await fileGiven('parcels.csv')).toBe('asker');
    });
  });
}

/** What every platform does around an answer. */
export function doorContract(platform: string, open: () => Promise<PlatformAtDoor>): void {
  describe(`${platform} at the door`, () => {
    it('shows to everybody what is for everybody, and the rest to the asker alone', async () => {
      const { give, answer } = await open();
      await give('track', kettle);
      expect(await answer(/now follows/)).toMatchObject({ to: 'channel' });
      await give('list', {});
      expect(await answer(/1 parcel followed here/)).toMatchObject({ to: 'asker' });
      await give('track', { ...kettle, carrier: 'sot' });
      expect(await answer(/There is no carrier/)).toMatchObject({ to: 'asker' });
    });

    it('answers once, however often it is asked the same, and with two processes', async () => {
      const { give, answer, answers, reply, join, restart } = await open();
      await join();
      await give('track', kettle, { copies: 3 });
      const card = await answer(/now follows/);
      await reply(card, 'status this', { copies: 3 });
      await answer(/Origin courier/);
      await restart();
      const texts = answers().map(({ text }) => text);
      expect(texts.filter((text) => text.includes('follows the parcel'))).toHaveLength(1);
      expect(texts.filter((text) => text.includes('Origin courier'))).toHaveLength(1);
    });

    it('knows which parcel is meant by a reply, in another process too', async () => {
      const { give, answer, reply, restart } = await open();
      await give('track', kettle);
      const card = await answer(/now follows/);
      await give('track', lamp);
      await answer(/Lamp/);
      await restart();
      await reply(card, 'status this');
      expect(await answer(/Origin courier/)).toMatchObject({
        to: 'asker',
        text: expect.stringContaining('Kettle'),
      });
      await reply(card, 'stop');
      expect(await answer(/Stopped: Kettle/)).toMatchObject({ to: 'channel' });
    });

    it.each([
      ['is said to be too big', { text: 'carrier', size: 1_000_001 }, /It is bigger than 1 MB/],
      [
        'is bigger than it is said to be',
        { text: 'x'.repeat(1_000_001), size: 10 },
        /It is bigger than 1 MB/,
      ],
      ['is not there any more', { text: '', size: 10, gone: true }, /did not hand it out \(HTTP 404\)/],
    ])('tells the asker of a file that %s, and does nothing', async (_, file, reason) => {
      const { giveFile, answer, requests } = await open();
      const before = requests();
      const said = await giveFile(file);
      if (said === null) expect(await answer(/That file could not be read/)).toMatchObject({ to: 'asker' });
      expect(said ?? (await answer(/That file could not be read/)).text).toMatch(reason);
      expect(requests()).toBe(before);
    });

    it('tells the asker that it may not post, and shows the answer all the same', async () => {
      const { give, answer } = await open();
      await give('track', kettle, { barred: true });
      expect(await answer(/now follows/)).toMatchObject({ to: 'channel' });
      expect(await answer(/I cannot post here by myself/)).toMatchObject({ to: 'asker' });
    });

    it('opens a form at once', async () => {
      const { give, form } = await open();
      await give('import', {});
      expect(await form()).toBe('Import parcels');
    });

    describe('where a form comes too late', () => {
      async function openLate() {
        const here = await open();
        await here.give('track', kettle);
        await here.answer(/now follows/);
        await here.give('edit', named, { late: true });
        const late = await here.answer(/The form is ready/);
        expect({ to: late.to, forms: here.forms() }).toEqual({ to: 'asker', forms: 0 });
        return { ...here, late };
      }

      it('has a button open it, in another process too', async () => {
        const { press, restart, form, late } = await openLate();
        await restart();
        await press(late, 'Open the form');
        expect(await form()).toMatch(/^Edit parcel/);
      });

      it('opens it for no other workspace', async () => {
        const { press, answer, forms, late } = await openLate();
        await press(late, 'Open the form', { elsewhere: true });
        expect(await answer(/does not work any more/)).toMatchObject({ to: 'asker' });
        expect(forms()).toBe(0);
      });

      it('says so when its time has run out', async () => {
        const { press, answer, forms, late, runOut } = await openLate();
        await runOut();
        await press(late, 'Open the form');
        expect(await answer(/does not work any more/)).toMatchObject({ to: 'asker' });
        expect(forms()).toBe(0);
      });
    });
  });
}
