import type { Card } from '../../src/cards/card.ts';
import { changeCard } from '../../src/cards/change-card.ts';
import { helpCard, helpOnCard } from '../../src/cards/help-card.ts';
import { listCard } from '../../src/cards/list-card.ts';
import { apologyCard, noticeCard } from '../../src/cards/notice-card.ts';
import { parcelCard } from '../../src/cards/parcel-card.ts';
import { problemCard } from '../../src/cards/problem-card.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import type { Problem, ProblemCode } from '../../src/domain/problem.ts';
import { STATUSES } from '../../src/domain/status.ts';
import { createCommandSet } from '../../src/grammar/command-set.ts';
import { checkpoint, leg, parcel } from './parcels.ts';

export const commandSet = createCommandSet(COMMANDS, { track: 'track', parcels: 'parcels' });

/** One of each: the compiler sees to it that none is forgotten. */
const PROBLEMS: { readonly [Code in ProblemCode]: Extract<Problem, { code: Code }> } = {
  'unknown-command': { code: 'unknown-command', given: 'stauts', nearest: 'status' },
  'missing-argument': { code: 'missing-argument', argument: 'number', expected: 'a tracking number' },
  'bad-argument': { code: 'bad-argument', argument: 'number', given: '12', expected: 'a tracking number' },
  'unknown-option': {
    code: 'unknown-option',
    given: 'titel',
    nearest: 'title',
    allowed: ['carrier', 'number', 'title'],
  },
  'unknown-carrier': {
    code: 'unknown-carrier',
    given: 'sot',
    nearest: [{ code: 'sto', name: 'STO Express', phone: null, homepage: null }],
  },
  'not-followed': { code: 'not-followed', parcel: { carrier: 'sto', number: '402934299065' } },
  'tracking-exists': { code: 'tracking-exists' },
  'tracking-missing': { code: 'tracking-missing' },
  'number-rejected': { code: 'number-rejected' },
  'carrier-rejected': { code: 'carrier-rejected' },
  'carrier-not-detected': { code: 'carrier-not-detected' },
  'too-many-at-once': { code: 'too-many-at-once' },
  'feature-locked': { code: 'feature-locked' },
  'balance-too-low': { code: 'balance-too-low' },
  'key-rejected': { code: 'key-rejected' },
  'quota-used-up': { code: 'quota-used-up' },
  'provider-busy': { code: 'provider-busy', retryAfterMs: 120_000 },
  'refreshed-recently': { code: 'refreshed-recently', retryAfterMs: 6_600_000 },
  'provider-unavailable': { code: 'provider-unavailable', reason: 'ECONNREFUSED' },
  'provider-answer-unreadable': { code: 'provider-answer-unreadable', reason: 'status: invalid_type' },
  'provider-refused': { code: 'provider-refused', providerCode: 4012, reason: 'missing parameter' },
  'store-unavailable': { code: 'store-unavailable' },
};

/** Every kind of card the bot can show, with `text` wherever foreign text may stand and `count` of what may be many. */
export function gallery(text: string, count: number): readonly (readonly [name: string, card: Card])[] {
  const many = Array.from({ length: count }, (_, index) => index);
  const events = many.map((index) => checkpoint(`2026-11-10 08:00:${index}`, text, text));
  const milestones = many.map(() => ({ name: text, at: text }));
  const long = parcel({
    title: text,
    detail: text,
    signedBy: text,
    from: text,
    to: text,
    legs: [
      leg(events, {
        milestones,
        website: `https://example.com/?q=${encodeURIComponent(text.toWellFormed())}`,
      }),
      leg(events, { role: 'destination', carrier: text }),
    ],
  });
  const followed = many.map((index) => ({
    subscription: {
      channel: { platform: 'slack', workspace: 'T', channel: 'C' },
      parcel: { carrier: 'sto', number: `40293429${index}` },
      title: text,
      by: 'U',
      at: 0,
    },
    title: text,
    status: 'transit' as const,
    detail: text,
    latest: { text, place: text, at: '2026-11-10 08:00' },
    checkedAt: 0,
    deliveredAt: null,
  }));
  const change = {
    parcel: long.key,
    title: text,
    from: 'transit' as const,
    to: 'pickup' as const,
    detail: text,
    news: events,
    daysInTransit: 3,
    website: `https://example.com/${'a'.repeat(text.length)}`,
  };
  const attempt = {
    command: COMMANDS[0] as (typeof COMMANDS)[number],
    given: { carrier: text, number: text },
  };
  return [
    ...STATUSES.map(
      (status) =>
        [
          `parcel ${status}`,
          parcelCard({
            parcel: { ...long, status },
            carrierName: text,
            title: text,
            history: 'recent',
            note: text,
          }),
        ] as const,
    ),
    [
      'parcel in full',
      parcelCard({ parcel: long, carrierName: text, title: null, history: 'full', note: null }),
    ],
    [
      'parcel without news',
      parcelCard({
        parcel: parcel({ legs: [], checkedAt: null }),
        carrierName: text,
        title: null,
        history: 'recent',
        note: null,
      }),
    ],
    ['change', changeCard({ change, carrierName: text, title: text })],
    [
      'change without event',
      changeCard({
        change: { ...change, news: [], website: null, daysInTransit: null },
        carrierName: text,
        title: null,
      }),
    ],
    ['list', listCard({ parcels: followed, carrierName: () => text, trackUsage: text })],
    ['empty list', listCard({ parcels: [], carrierName: () => text, trackUsage: text })],
    ['help', helpCard(commandSet)],
    ...COMMANDS.map((command) => [`help on ${command.verb}`, helpOnCard(commandSet, command)] as const),
    ['notice', noticeCard(text, text)],
    ['apology', apologyCard()],
    ...Object.values(PROBLEMS).map(
      (problem) => [`problem ${problem.code}`, problemCard(problem, commandSet, attempt)] as const,
    ),
    ...['unknown-carrier', 'unknown-command', 'bad-argument', 'unknown-option'].map(
      (code) =>
        [
          `problem ${code} with foreign text`,
          problemCard(
            {
              ...PROBLEMS[code as 'unknown-carrier'],
              given: text,
              nearest: code === 'unknown-carrier' ? [] : null,
            } as Problem,
            commandSet,
            null,
          ),
        ] as const,
    ),
  ];
}
