import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromPieces, inPieces } from '../../../adapters/redis/pieces.ts';

it('cuts any text into pieces of at most 64 bytes, and puts it together again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const pieces = inPieces('e', text);
      for (const [, piece] of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(64);
      // What stands behind the last piece is left from a longer text.
      const longer = Object.fromEntries(inPieces('e', `${text}${'x'.repeat(200)}`));
      expect(fromPieces({ ...longer, ...Object.fromEntries(pieces) }, 'e')).toBe(text);
    }),
  );
});
