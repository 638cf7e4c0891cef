import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/ports/clock.ts';
import type { RequestBudget } from '../../src/ports/request-budget.ts';
import { fakeClock } from '../support/fake-clock.ts';

const parcel = { carrier: 'sto', number: '402934299065' };

/** What every budget must do. `open` is called for each of several processes that share one key. */
export function requestBudgetContract(
  open: (clock: Clock) => { one: RequestBudget; other: RequestBudget },
): void {
  describe('request budget', () => {
    function setup() {
      const { clock, pass } = fakeClock();
      return { ...open(clock), pass };
    }

    it('spaces requests by more than a second, over all processes', async () => {
      const { one, other } = setup();
      const grants = [
        await one.reserve('general', 10_000),
        await other.reserve('general', 10_000),
        await one.reserve('general', 10_000),
      ];
      expect(grants).toEqual([0, 1050, 2100].map((waitMs) => ({ kind: 'granted', waitMs })));
    });

    it('gives no place beyond the patience, and takes none then', async () => {
      const { one } = setup();
      await one.reserve('general', 0);
      expect(await one.reserve('general', 1_000)).toEqual({ kind: 'later', retryAfterMs: 1050 });
      expect(await one.reserve('general', 1_050)).toEqual({ kind: 'granted', waitMs: 1050 });
    });

    it('lets three realtime requests pass in a second, beside the others', async () => {
      const { one } = setup();
      await one.reserve('general', 0);
      const waits = [];
      for (let call = 0; call < 4; call += 1) waits.push(await one.reserve('realtime', 5_000));
      expect(waits).toEqual([0, 350, 700, 1050].map((waitMs) => ({ kind: 'granted', waitMs })));
    });

    it('is silent for everyone after a 429, and then goes on', async () => {
      const { one, other, pass } = setup();
      await one.coolDown(120_000);
      expect(await other.reserve('general', 60_000)).toEqual({ kind: 'later', retryAfterMs: 120_000 });
      expect(await other.check()).toEqual({ kind: 'later', retryAfterMs: 120_000 });
      pass(60_000);
      await one.coolDown(1_000);
      expect(await other.check()).toEqual({ kind: 'later', retryAfterMs: 60_000 });
      pass(60_000);
      expect(await other.reserve('general', 0)).toEqual({ kind: 'granted', waitMs: 0 });
    });

    it('sends nothing after a stop, raises one alarm, and goes on when a person has acted', async () => {
      const { one, other } = setup();
      const alarms = await Promise.all([
        one.stop('key-rejected'),
        other.stop('quota-used-up'),
        one.stop('key-rejected'),
      ]);
      expect(alarms.filter(Boolean)).toHaveLength(1);
      expect(await other.reserve('general', 0)).toMatchObject({ kind: 'stopped' });
      expect(await other.reserveRefresh(parcel)).toMatchObject({ kind: 'stopped' });
      await other.resume();
      expect(await one.reserve('general', 0)).toEqual({ kind: 'granted', waitMs: 0 });
    });

    it('refreshes a parcel once in two hours, and others meanwhile', async () => {
      const { one, other } = setup();
      expect(await one.reserveRefresh(parcel)).toMatchObject({ kind: 'granted' });
      const again = await other.reserveRefresh(parcel);
      expect(again.kind).toBe('later');
      expect(again.kind === 'later' && again.retryAfterMs).toBeGreaterThan(7_190_000);
      expect(await other.reserveRefresh({ ...parcel, number: '402934299066' })).toMatchObject({
        kind: 'granted',
      });
    });
  });
}
