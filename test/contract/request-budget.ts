import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/ports/clock.ts';
import type { RequestBudget } from '../../src/ports/request-budget.ts';
import { fakeClock } from '../support/fake-clock.ts';

const parcel = { carrier: 'sto', number: '402934299065' };
const GRANTED = { kind: 'granted' } as const;

/** What every budget must do. `open` is called for several processes that share one key; pausing moves their clock. */
export function requestBudgetContract(
  open: (time: { clock: Clock; pause: (ms: number) => Promise<void> }) => {
    one: RequestBudget;
    other: RequestBudget;
  },
): void {
  describe('request budget', () => {
    function setup() {
      const { clock, pass } = fakeClock();
      const start = clock();
      const passed = () => clock() - start;
      return { ...open({ clock, pause: async (ms) => pass(ms) }), pass, passed };
    }

    it('spaces requests by more than a second, over all processes', async () => {
      const { one, other, passed } = setup();
      const turns = [];
      for (const each of [one, other, one]) {
        expect(await each.reserve('general', 10_000, null)).toEqual(GRANTED);
        turns.push(passed());
      }
      expect(turns).toEqual([0, 1050, 2100]);
    });

    it('gives no place beyond the patience, and takes none then', async () => {
      const { one, passed } = setup();
      await one.reserve('general', 0, null);
      expect(await one.reserve('general', 1_000, null)).toEqual({ kind: 'later', retryAfterMs: 1050 });
      expect(await one.reserve('general', 1_050, null)).toEqual(GRANTED);
      expect(passed()).toBe(1050);
    });

    it('lets three realtime requests pass in a second, beside the others', async () => {
      const { one, passed } = setup();
      await one.reserve('general', 0, null);
      const turns = [];
      for (let call = 0; call < 4; call += 1) {
        await one.reserve('realtime', 5_000, null);
        turns.push(passed());
      }
      expect(turns).toEqual([0, 350, 700, 1050]);
    });

    it('is silent for everyone after a 429, and then goes on', async () => {
      const { one, other, pass } = setup();
      await one.coolDown(120_000);
      expect(await other.reserve('general', 60_000, null)).toEqual({ kind: 'later', retryAfterMs: 120_000 });
      expect(await other.check()).toEqual({ kind: 'later', retryAfterMs: 120_000 });
      pass(60_000);
      await one.coolDown(1_000);
      expect(await other.check()).toEqual({ kind: 'later', retryAfterMs: 60_000 });
      pass(60_000);
      expect(await other.reserve('general', 0, null)).toEqual(GRANTED);
    });

    it('sends nothing after a stop, raises one alarm, and goes on when a person has acted', async () => {
      const { one, other } = setup();
      const alarms = await Promise.all([
        one.stop('key-rejected'),
        other.stop('quota-used-up'),
        one.stop('key-rejected'),
      ]);
      expect(alarms.filter(Boolean)).toHaveLength(1);
      expect(await other.reserve('general', 0, null)).toMatchObject({ kind: 'stopped' });
      expect(await other.reserveRefresh(parcel)).toMatchObject({ kind: 'stopped' });
      await other.resume();
      expect(await one.reserve('general', 0, null)).toEqual(GRANTED);
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
