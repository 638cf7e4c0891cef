import { describe, expect, it } from 'vitest';
import type { PlatformAtDoor } from './door.ts';

/** What a person, or a bot, can write to the bot itself. */
export interface WritablePlatform extends PlatformAtDoor {
  write(text: string): Promise<void>;
  /** What nobody has written just now, by what it is: a bot's message, a change of one, or what tells of something. */
  readonly noises: Readonly<Record<string, (text: string) => Promise<void>>>;
}

/** What every platform does with what is written to the bot itself. */
export function messageContract(
  platform: string,
  noises: readonly string[],
  open: () => Promise<WritablePlatform>,
): void {
  describe(`${platform}, written to`, () => {
    it('takes commands, with the bot’s name before them or without', async () => {
      const { write, answer } = await open();
      await write('track sto 402934299065 title=Kettle');
      expect(await answer(/now follows/)).toMatchObject({ to: 'asker' });
      await write('/parcels list');
      expect((await answer(/1 parcel followed here/)).text).toContain('402934299065');
    });

    it('puts buttons below its answers that work', async () => {
      const { write, answer, press } = await open();
      await write('track sto 402934299065 title=Kettle');
      await press(await answer(/now follows/), 'Full history');
      await answer(/Origin courier/);
    });

    it.each(noises)('is silent on %s', async (noise) => {
      const { write, answer, answers, noises: make } = await open();
      await make[noise]?.('list');
      await write('help query');
      await answer(/How to say which parcels/);
      expect(answers()).toHaveLength(1);
    });
  });
}
