import type { Checkpoint, Leg, Parcel } from '../../src/domain/parcel.ts';

export function checkpoint(at: string, text: string, place: string | null = null): Checkpoint {
  return { at, text, place, status: null };
}

export function leg(checkpoints: readonly Checkpoint[], more: Partial<Leg> = {}): Leg {
  return {
    role: 'origin',
    carrier: 'sto',
    website: 'http://www.sto.cn/',
    phone: null,
    milestones: [],
    checkpoints,
    ...more,
  };
}

/** A parcel on the road, with whatever a test wants to be different. */
export function parcel(more: Partial<Parcel> = {}): Parcel {
  return {
    key: { carrier: 'sto', number: '402934299065' },
    title: null,
    status: 'transit',
    detail: null,
    legs: [
      leg([
        checkpoint('2026-11-10 08:00', 'Arrived at sorting centre', 'Hangzhou'),
        checkpoint('2026-11-09 19:40', 'Collected', 'Hangzhou'),
      ]),
    ],
    daysInTransit: 2,
    daysWithoutNews: 0,
    signedBy: null,
    from: 'China',
    to: 'China',
    orderId: null,
    comment: null,
    customer: { name: null, email: null, phone: null },
    archived: false,
    createdAt: Date.parse('2026-11-09T10:00:00Z'),
    checkedAt: Date.parse('2026-11-10T10:00:00Z'),
    ...more,
  };
}
