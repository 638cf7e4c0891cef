import type { AckFn, ViewResponseAction } from '@slack/bolt';
import type { Given } from '../../src/domain/call.ts';
import { plain } from './text.ts';

/** Slack waits three seconds; then it says itself that something went wrong, and keeps the form. */
const PATIENCE_MS = 2_500;

/** The one receipt for a form that comes back. https://docs.slack.dev/surfaces/modals#displaying_errors */
export interface FormReceipt {
  /** Closes the form, where it is still open. */
  close(): Promise<void>;
  /** Keeps it open with the mistakes beside their fields; resolves to whether it was still open. */
  keepOpen(mistakes: Given): Promise<boolean>;
}

/** By itself it closes the form when it is high time. */
export function formReceipt(ack: AckFn<ViewResponseAction>): FormReceipt {
  let isGiven = false;
  const timer = setTimeout(() => void give().catch(() => {}), PATIENCE_MS);

  async function give(response?: ViewResponseAction): Promise<boolean> {
    if (isGiven) return false;
    isGiven = true;
    clearTimeout(timer);
    await (response ? ack(response) : ack());
    return true;
  }

  return {
    async close() {
      await give();
    },
    keepOpen(mistakes) {
      const errors = Object.entries(mistakes).map(([name, text]) => [name, plain(text)]);
      return give({ response_action: 'errors', errors: Object.fromEntries(errors) });
    },
  };
}
