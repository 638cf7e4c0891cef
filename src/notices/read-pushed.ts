import { type Result, success } from '../domain/result.ts';
import type { TrackingApi } from '../ports/tracking-provider.ts';
import type { WebhookInbox } from '../ports/webhook-inbox.ts';
import { type ObserveNeeds, observeAll } from './sweep.ts';

export interface PushedNeeds extends ObserveNeeds {
  readonly api: Pick<TrackingApi, 'list'>;
  readonly inbox: WebhookInbox;
}

/** As many numbers as one list request takes. */
const MOST_NUMBERS = 40;

/** Reads again what the service said has moved, forty with each request: a push itself is believed nothing. */
export async function readPushed(
  needs: PushedNeeds,
): Promise<Result<{ readonly requests: number; readonly posts: number }>> {
  const { api, inbox } = needs;
  let [requests, posts] = [0, 0];
  for (;;) {
    const keys = await inbox.peek(MOST_NUMBERS);
    if (keys.length === 0) return success({ requests, posts });
    const page = await api.list({ numbers: keys.map(({ number }) => number) });
    if (!page.ok) return page;
    requests += 1;
    posts += await observeAll(needs, page.value.parcels);
    await inbox.done(keys);
  }
}
