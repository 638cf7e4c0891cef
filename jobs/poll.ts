import { success } from '../src/domain/result.ts';
import { type SweepNeeds, sweep } from '../src/notices/sweep.ts';
import type { WebhookInbox } from '../src/ports/webhook-inbox.ts';
import { defineJob } from './define-job.ts';

type PollNeeds = SweepNeeds & { readonly inbox: Pick<WebhookInbox, 'lastPushAt'> };

/** While pushes arrive, asking is only a safety net; silent for longer than that, they count as gone. */
const ALIVE_MS = 60 * 60_000;

/** Asks what has moved since the last time. */
export const poll = defineJob({
  name: 'poll',
  everyMs: ({ sweepEveryMs }) => sweepEveryMs,
  async run(needs: PollNeeds) {
    if (!(await canRest(needs))) return sweep(needs, 'delta');
    await needs.wakeOutbox(await needs.outbox.waiting());
    return success({ requests: 0, rested: true });
  },
  done: 'polled',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    poll: typeof poll;
  }
}

/** Nothing that moved can be missed for longer than an hour, nor anything that Redis may have forgotten. */
async function canRest({ inbox, cursor, outbox, clock }: PollNeeds): Promise<boolean> {
  const [pushedAt, sweptTo] = [await inbox.lastPushAt(), await cursor.read()];
  const recent = (at: number | null) => at !== null && clock() - at < ALIVE_MS;
  return recent(pushedAt) && recent(sweptTo) && !(await outbox.doubt()).isOpen;
}
