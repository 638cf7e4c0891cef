import fc from 'fast-check';
import { expect, it } from 'vitest';
import { body, sign, signedAt, useWebhook, verifyInfo } from './use-webhook.ts';

it('acts on none of a thousand forgeries', async () => {
  const { pushed, send } = await useWebhook();
  const now = Math.floor(signedAt / 1000);
  const time = fc.oneof(
    fc.integer({ min: now - 800, max: now + 200 }),
    fc.integer(),
    fc.string(),
    fc.constantFrom(null, true, '', '0x10', `${now}.0`, ` ${now}`, [now]),
  );
  const signature = fc.oneof(
    fc.stringMatching(/^[0-9a-f]{64}$/),
    fc.string(),
    fc.constantFrom(null, '', verifyInfo.signature.toUpperCase().replace(/.$/, 'G'), sign('')),
    fc.constant(verifyInfo.signature.slice(0, -1)),
  );
  const forgery = fc.oneof(
    fc.record({ timeStr: time, signature }).map((info) => body({ verifyInfo: info })),
    fc.json(),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(forgery, async (content) => {
      expect([400, 401]).toContain(await send(content));
    }),
    { numRuns: 1_000 },
  );
  expect(pushed).toEqual([]);
});
