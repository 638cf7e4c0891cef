import { Gauge, type Registry } from 'prom-client';
import type { AccountWatch } from '../../src/ports/account-watch.ts';

/** Whether the tracking account is taken for another one. */
export function showAccount({ read }: Pick<AccountWatch, 'read'>, registry: Registry): void {
  new Gauge({
    name: 'parcels_account_is_strange',
    help: '1 while the tracking account shows (nearly) none of the known parcels',
    registers: [registry],
    async collect() {
      this.set((await read())?.strangeSince == null ? 0 : 1);
    },
  });
}
