import { type Result, success } from '../domain/result.ts';
import type { ListNeeds } from '../parcels/read-pages.ts';
import type { WebhookInbox } from '../ports/webhook-inbox.ts';
import { type ObserveNeeds, observeAll } from './sweep.ts';

export interface PushedNeeds extends ObserveNeeds, ListNeeds {
  readonly inbox: WebhookInbox;
}

/** Reads again what the service said has moved: a push itself is believed nothing. */
export async function readPushed(
  needs: PushedNeeds,
): Promise<Result<{ readonly requests: number; readonly posts: number }>> {
  const { api, offer, inbox } = needs;
  let [requests, posts] = [0, 0];
  for (;;) {
    const keys = await inbox.peek(offer.list.numbers);
    if (keys.length === 0) return success({ requests, posts });
    const page = await api.list({ numbers: keys.map(({ number }) => number) });
    if (!page.ok) return page;
    requests += 1;
    posts += await observeAll(needs, page.value.parcels);
    await inbox.done(keys);
  }
}
