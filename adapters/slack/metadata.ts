import type { types } from '@slack/bolt';

const EVENT_TYPE = 'parcel_update';
/** Far more than one message tells: about a kilobyte, as Slack refuses what is too large for good. */
const MOST_MARKS = 100;

/** What a message is found by; people do not see it. https://docs.slack.dev/messaging/message-metadata */
export function metadataOf(deliveryId: string, marks: readonly string[]): types.MessageMetadata {
  const kept = marks.slice(-MOST_MARKS).join(' ');
  return {
    event_type: EVENT_TYPE,
    event_payload: { delivery: deliveryId, ...(kept === '' ? {} : { marks: kept }) },
  };
}

/** The delivery's id first; empty for a message of somebody else's. */
export function readMetadata(payload: unknown): readonly string[] {
  if (!payload || typeof payload !== 'object' || !('delivery' in payload)) return [];
  const marks = 'marks' in payload && typeof payload.marks === 'string' ? payload.marks.split(' ') : [];
  return [String(payload.delivery), ...marks];
}
