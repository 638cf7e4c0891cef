import { STATUSES, type Status } from '../../../src/domain/status.ts';

/** Numbers as the service's own site uses them; answers to an edit carry them as text. */
const BY_NUMBER: ReadonlyMap<string, Status> = new Map(
  Object.entries({
    0: 'pending',
    1: 'notfound',
    2: 'transit',
    3: 'pickup',
    4: 'delivered',
    5: 'expired',
    6: 'undelivered',
    7: 'exception',
  }),
);

/** What an edit may set: delivered, exception, or back to what the courier says. */
export const EDIT_STATUS = { delivered: 4, exception: 7, restore: 8 } as const;

/** https://www.trackingmore.com/docs/logistics_status.php — only what the editions of that page agree on. */
const DETAIL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    notfound002: 'the courier knows nothing of it yet',
    transit001: 'on the way',
    transit002: 'reached a sorting centre',
    transit003: 'reached the delivery facility',
    transit004: 'reached the destination country',
    transit005: 'customs finished',
    delivered002: 'collected by the customer',
    delivered003: 'signed for by the customer',
    delivered004: 'left at the door, in a locker or with a neighbour',
    exception004: 'not collected in time',
    exception005: 'other delivery problem',
    exception006: 'held by customs',
    exception007: 'damaged, lost or discarded',
    exception008: 'cancelled before delivery',
    exception009: 'refused by the addressee',
    exception010: 'returned to the sender',
    exception011: 'on the way back to the sender',
  }),
);

/**
 * Where the substatus says more than the status. Two of its kinds have the one name `pickup` here:
 * https://support.trackingmore.com/en/article/9-main-statuses-sub-statuses-of-shipments-in-trackingmore-tlkfjm/
 */
const BY_SUBSTATUS: ReadonlyMap<string, { readonly of: string; readonly status: Status }> = new Map(
  Object.entries({
    notfound001: { of: 'notfound', status: 'inforeceived' },
    pickup001: { of: 'pickup', status: 'outfordelivery' },
    pickup002: { of: 'pickup', status: 'readytocollect' },
    pickup003: { of: 'pickup', status: 'outfordelivery' },
  } as const),
);

/** Anything that is not in the table is `unknown`: guessing "in transit" hides problems. */
export function toStatus(name: string | null, substatus: string | null = null): Status {
  const plain = fold(name);
  const status = BY_NUMBER.get(plain) ?? STATUSES.find((each) => each === plain) ?? 'unknown';
  const finer = BY_SUBSTATUS.get(fold(substatus));
  return finer?.of === status ? finer.status : status;
}

/** Plain words for a substatus, or null for one that says no more than the status itself. */
export function toDetail(substatus: string | null): string | null {
  return DETAIL.get(fold(substatus)) ?? null;
}

/** The documentation prints `not found001` where answers carry `notfound001`. */
function fold(text: string | null): string {
  return (text ?? '').toLowerCase().replace(/[\s_]/g, '');
}
