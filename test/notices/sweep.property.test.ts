import { expect, it } from 'vitest';
import { MINUTE, numbered, outForDelivery, useSweep } from './use-sweep.ts';

it('needs requests for the rows that moved, not for the parcels there are', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => numbered(index));
  const { run, change, pass } = await useSweep(many);
  // Five full pages, and one more that shows that nothing follows.
  expect(await run()).toMatchObject({ value: { requests: 6, rows: 10_000 } });
  pass(15 * MINUTE);
  change(({ key }) => Number(key.number) % 100 === 0, outForDelivery);
  expect(await run()).toMatchObject({ value: { requests: 1, rows: 100, posts: 100 } });
});
