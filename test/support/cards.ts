import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { changeCard } from '../../src/cards/change-card.ts';
import { editedCard } from '../../src/cards/edited-card.ts';
import { floodCard } from '../../src/cards/flood-card.ts';
import { formCard } from '../../src/cards/form-card.ts';
import {
  lateFormCard,
  mistakesCard,
  nextPageCard,
  runOutCard,
  withNextPage,
  withWayBack,
} from '../../src/cards/form-cards.ts';
import { helpCard, helpOnCard, queryHelpCard } from '../../src/cards/help-card.ts';
import { importDoneCard } from '../../src/cards/import-done-card.ts';
import { importPlanCard, whichColumnCard } from '../../src/cards/import-plan-card.ts';
import { listCard } from '../../src/cards/list-card.ts';
import { livingCard } from '../../src/cards/living-card.ts';
import { apologyCard, noticeCard } from '../../src/cards/notice-card.ts';
import { parcelCard } from '../../src/cards/parcel-card.ts';
import { pausedCard } from '../../src/cards/paused-card.ts';
import { problemCard } from '../../src/cards/problem-card.ts';
import { progressCard } from '../../src/cards/progress-card.ts';
import {
  chooseCarrierCard,
  confirmationCard,
  confirmButton,
  neededFieldCard,
} from '../../src/cards/question-cards.ts';
import { understoodCard } from '../../src/cards/understood-card.ts';
import type { Command } from '../../src/chat/command.ts';
import { offeredCommands } from '../../src/chat/offered-commands.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { button, type Card } from '../../src/domain/card.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { FIELD_KINDS, type Form } from '../../src/domain/form.ts';
import { namingFor } from '../../src/domain/naming.ts';
import type { Problem, ProblemCode } from '../../src/domain/problem.ts';
import { STATUSES } from '../../src/domain/status.ts';
import { type CommandSet, createCommandSet } from '../../src/grammar/command-set.ts';
import type { ProviderOffer } from '../../src/ports/provider-offer.ts';
import { checkpoint, leg, parcel } from './parcels.ts';

/** What can be typed, and pressed, where the tracking service offers that. */
export function commandSetFor(offer: ProviderOffer): CommandSet<Command> {
  const names = { track: 'track', parcels: 'parcels', admin: 'parcels-admin' };
  return createCommandSet(offeredCommands(COMMANDS, offer), names);
}

export const commandSet = commandSetFor(OFFER);

const naming = namingFor(false, DEFAULT_SETTINGS);

/** One of each: the compiler sees to it that none is forgotten. */
const PROBLEMS: { readonly [Code in ProblemCode]: Extract<Problem, { code: Code }> } = {
  'unknown-command': { code: 'unknown-command', given: 'stauts', rest: 'sto 12', nearest: ['status'] },
  'too-long': { code: 'too-long', argument: null, length: 12_345, most: 4_000 },
  'not-understood': { code: 'not-understood', words: ['quiet', '22:00-07:00'] },
  'given-twice': { code: 'given-twice', argument: 'title', given: ['Kettle', 'Pot'] },
  'digits-lost': { code: 'digits-lost', given: '7.71E+11' },
  'missing-argument': { code: 'missing-argument', argument: 'number', expected: 'a tracking number' },
  'bad-argument': { code: 'bad-argument', argument: 'number', given: '12', expected: 'a tracking number' },
  'ambiguous-date': {
    code: 'ambiguous-date',
    argument: 'ship_date',
    given: '05/12/2026',
    days: ['2026-12-05', '2026-05-12'],
  },
  'unknown-option': {
    code: 'unknown-option',
    given: 'titel',
    nearest: 'title',
    allowed: ['search', 'number', 'title'],
  },
  'unknown-carrier': {
    code: 'unknown-carrier',
    given: 'sot',
    expected: 'a carrier code or name',
    nearest: [{ code: 'sto', name: 'STO Express', phone: null, homepage: null }],
  },
  'not-followed': { code: 'not-followed', parcel: { carrier: 'sto', number: '402934299065' } },
  'which-parcel': {
    code: 'which-parcel',
    given: 'kettle',
    candidates: [{ named: 'sto/402934299065', label: 'Blue kettle' }],
  },
  'bad-query': { code: 'bad-query', given: 'stats:', expected: 'one of status, carrier', meant: null },
  'too-many-rows': { code: 'too-many-rows', most: 5_000 },
  'nothing-to-change': { code: 'nothing-to-change' },
  'not-clearable': { code: 'not-clearable', argument: 'archived' },
  'nothing-found': { code: 'nothing-found', given: 'status:expired' },
  'owned-elsewhere': { code: 'owned-elsewhere' },
  'not-allowed': { code: 'not-allowed', right: 'delete', who: ['owners and admins of the workspace'] },
  outsider: { code: 'outsider' },
  'not-served': { code: 'not-served' },
  'too-fast': { code: 'too-fast', of: 'person', aMinute: 60, retryAfterMs: 3_000 },
  'units-used-up': {
    ...{ code: 'units-used-up', of: 'workspace', unit: 'units' },
    ...{ limit: 5_000, left: 12.4, wanted: 40, retryAfterMs: 3_600_000 },
  },
  'hosts-only': { code: 'hosts-only', workspace: 'slack/T1' },
  'too-many-queries': { code: 'too-many-queries', of: 'channel', most: 25 },
  'channel-closed': { code: 'channel-closed', why: 'bot' },
  'stale-button': { code: 'stale-button' },
  'already-done': { code: 'already-done' },
  'under-way': { code: 'under-way' },
  'file-unreadable': { code: 'file-unreadable', reason: 'It is bigger than 1 MB.' },
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
  'provider-answer-too-big': { code: 'provider-answer-too-big' },
  'provider-answer-unreadable': { code: 'provider-answer-unreadable', reason: 'status: invalid_type' },
  'provider-refused': { code: 'provider-refused', providerCode: 4012, reason: 'missing parameter' },
  'store-unavailable': { code: 'store-unavailable' },
};

/** A form with every kind of field, and foreign text wherever it may stand. */
export function formWith(text: string): Form {
  const choices = ['yes', 'no', 'perhaps'].map((value) => ({ label: text || '–', value }));
  const values: Partial<Record<(typeof FIELD_KINDS)[number], string>> = {
    choice: 'no',
    choices: 'yes,perhaps',
    channel: '',
    file: '',
  };
  return {
    title: text,
    intro: text,
    submitLabel: text,
    submit: { verb: 'edit', given: { parcel: 'sto/402934299065' } },
    fields: FIELD_KINDS.map((kind) => ({
      ...{ name: kind, label: text, kind, value: values[kind] ?? text, required: false, hint: text },
      ...(kind.startsWith('choice') ? { choices } : {}),
    })),
  };
}

/** Where the cards are shown: which commands there are, and on what terms. */
export interface Terms {
  readonly set: CommandSet<Command>;
  readonly refreshWaitMs: number | null;
  readonly cost: string | null;
}

const toForm = { verb: 'open-form', given: { id: 'a', page: '0' } };

const FULL: Terms = { set: commandSet, refreshWaitMs: 60_000, cost: '85 of the quota' };

/** Every kind of card the bot can show, with `text` wherever foreign text may stand and `count` of what may be many. */
export function gallery(
  text: string,
  count: number,
  { set, refreshWaitMs, cost }: Terms = FULL,
): readonly (readonly [name: string, card: Card])[] {
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
  const listed = many.map((index) => ({
    key: { carrier: 'sto', number: `40293429${index}` },
    title: text,
    status: 'transit' as const,
    detail: text,
    latest: { text, place: text, at: '2026-11-10 08:00' },
    checkedAt: 0,
  }));
  const change = {
    parcel: long.key,
    title: text,
    from: 'transit' as const,
    to: 'outfordelivery' as const,
    passed: ['undelivered' as const],
    route: { from: text, to: text },
    silence: null,
    seenAt: null,
    detail: text,
    news: events,
    daysInTransit: 3,
    website: `https://example.com/${'a'.repeat(text.length)}`,
    checkedAt: 0,
  };
  const attempt = {
    command: set.all[0] as (typeof set.all)[number],
    given: { carrier: text, number: text },
  };
  const list = {
    parcels: listed,
    first: 1,
    total: Math.max(1, count),
    page: 1,
    pages: 1,
    scope: 'query' as const,
    query: null,
    carrierName: () => text,
    homeToName: null,
    number: naming.number,
    trackUsage: text,
  };
  const record = {
    key: long.key,
    status: 'exception' as const,
    title: text,
    logisticsChannel: text,
    customer: { name: text, email: text, phone: text },
    orderId: text,
    comment: text,
    destination: text,
    archived: true,
    createdAt: null,
  };
  const form = formWith(text);
  const call = { verb: 'status', given: { parcel: 'sto/402934299065' } };
  const failed = many.map(() => ({ given: { number: text }, reason: text }));
  return [
    ...STATUSES.map(
      (status) =>
        [
          `parcel ${status}`,
          parcelCard({
            parcel: { ...long, status },
            carrierName: text,
            number: text,
            title: text,
            history: 'recent',
            isOwn: true,
            isFollowed: true,
            isPrivate: true,
            note: text,
            refreshWaitMs,
          }),
        ] as const,
    ),
    [
      'parcel in full',
      parcelCard({
        parcel: long,
        carrierName: text,
        number: text,
        title: null,
        history: 'full',
        isOwn: false,
        isFollowed: false,
        isPrivate: false,
        note: null,
        refreshWaitMs: refreshWaitMs && 0,
      }),
    ],
    [
      'parcel without news',
      parcelCard({
        parcel: parcel({ legs: [], checkedAt: null }),
        carrierName: text,
        number: text,
        title: null,
        history: 'recent',
        isOwn: false,
        isFollowed: false,
        isPrivate: false,
        note: null,
        refreshWaitMs: refreshWaitMs && 0,
      }),
    ],
    [
      'change',
      changeCard({
        change,
        matched: many.map(() => text),
        usual: { least: 2, most: 9 },
        now: 0,
        carrierName: text,
        title: text,
        number: text,
        refreshWaitMs: refreshWaitMs && 0,
      }),
    ],
    [
      'living',
      livingCard({
        change,
        matched: [],
        usual: null,
        now: 0,
        carrierName: text,
        title: text,
        number: text,
        refreshWaitMs: refreshWaitMs && 0,
      }),
    ],
    [
      'gone',
      changeCard({
        change: { ...change, news: [], silence: { kind: 'gone', since: 0, instead: null } },
        matched: [],
        usual: null,
        now: 0,
        carrierName: text,
        title: text,
        number: text,
        refreshWaitMs: refreshWaitMs && 0,
        trackingCost: cost === null ? null : text,
      }),
    ],
    [
      'gone, and under another carrier',
      changeCard({
        change: { ...change, news: [], silence: { kind: 'gone', since: 0, instead: 'sto' } },
        matched: [],
        usual: null,
        now: 0,
        carrierName: text,
        title: text,
        number: text,
        refreshWaitMs: refreshWaitMs && 0,
        insteadName: text,
      }),
    ],
    [
      'never heard of by its courier',
      changeCard({
        change: {
          ...change,
          from: 'notfound',
          to: 'notfound',
          passed: [],
          news: [],
          silence: { kind: 'unheard', days: 8, after: null, usual: null },
        },
        matched: [],
        usual: null,
        now: 0,
        carrierName: text,
        title: text,
        number: text,
        refreshWaitMs: refreshWaitMs && 0,
        next: { code: 'sto', name: text, phone: null, homepage: null },
        carrierCost: cost === null ? null : '1 of the quota',
      }),
    ],
    ['calling people', { ...noticeCard(text, text), mention: { users: many.map((index) => `1${index}`) } }],
    [
      'change without event',
      changeCard({
        matched: [],
        usual: null,
        now: 0,
        change: { ...change, news: [], website: null, daysInTransit: null },
        carrierName: text,
        title: null,
        number: text,
        refreshWaitMs,
      }),
    ],
    [
      'flood',
      floodCard(
        many.map(() => ({ change, name: text })),
        text,
      ),
    ],
    ['list', listCard(list)],
    ['list of a query', listCard({ ...list, query: text, pages: 7 })],
    ['empty list', listCard({ ...list, parcels: [], total: 0 })],
    ['empty list of a query', listCard({ ...list, parcels: [], total: 0, query: text })],
    ['saved', editedCard({ key: long.key, carrierName: text, edit: { title: '' }, record })],
    [
      'import plan',
      importPlanCard({
        counts: {
          fresh: count,
          there: count,
          bad: count,
          repeated: count,
          carrierless: count,
          numberless: count,
        },
        columns: { taken: many.map(() => ({ meaning: text, head: text })), left: many.map(() => text) },
        first: many.map(() => ({ title: text, detail: text })),
        notable: many.map(() => ({ title: text, detail: text })),
        policies: [text, text],
        cost,
        actions: many.map(() => button(text, call)),
        files: [{ name: 'import-plan.csv', text }],
      }),
    ],
    [
      'which column',
      whichColumnCard({ taken: [], left: many.map(() => text) }, button(text, call, 'primary')),
    ],
    ['progress', progressCard(text, count, count)],
    [
      'import done',
      importDoneCard({
        added: count,
        there: count,
        replaced: count,
        failed,
        shown: (number) => number,
        failedFile: text,
      }),
    ],
    [
      'carriers to choose from',
      chooseCarrierCard(text, {
        carriers: many.map(() => ({ code: text, name: text, phone: null, homepage: null })),
        buttons: many.map(() => button(text, call)),
        cost,
      }),
    ],
    [
      'what was understood',
      understoodCard({
        parcels: many.map((value) => ({
          number: text,
          carrierName: value % 2 === 0 ? text : null,
          hasWrongCheckDigit: value % 3 === 0,
          owner: text,
          isScanned: true,
        })),
        left: many.map(() => text),
        isDoubtful: true,
        cost,
        actions: many.map(() => button(text, call)),
      }),
    ],
    ['needed field', neededFieldCard(text, text, { give: call, skip: call })],
    [
      'confirmation',
      confirmationCard({
        title: text,
        text,
        lines: many.map(() => text),
        confirm: confirmButton(text, call),
        note: text,
        concerns: [{ channel: '12' }, text],
      }),
    ],
    ['form in words', formCard(set, form)],
    ['late form', lateFormCard(text, toForm)],
    ['mistakes in a form', mistakesCard(form, { line: text }, { line: text, file: text }, toForm)],
    ['next page of a form', nextPageCard(form, { open: toForm, labels: [text, text], finish: toForm })],
    ['form that has run out', runOutCard({ line: text, file: '' })],
    ['way back to a form', withWayBack(noticeCard(text, text), toForm)],
    ['way on in a form', withNextPage(noticeCard(text, text), toForm)],
    ['query help', queryHelpCard({ status: text, carrier: text })],
    [
      'chart',
      {
        ...noticeCard(text, text),
        blocks: [
          { type: 'chart', heading: text, bars: many.map((value) => ({ label: text, value, shown: text })) },
        ],
      },
    ],
    [
      'menu',
      problemCard(
        {
          code: 'which-parcel',
          given: text,
          candidates: many.map((index) => ({
            named: `sto/4029342${index}`,
            label: text,
          })),
        },
        set,
        attempt,
        naming,
      ),
    ],
    ['help', helpCard(set)],
    ...set.all.map((command) => [`help on ${command.verb}`, helpOnCard(set, command)] as const),
    ['notice', noticeCard(text, text)],
    ['apology', apologyCard()],
    ['paused', pausedCard('12', text)],
    ...Object.values(PROBLEMS).map(
      (problem) => [`problem ${problem.code}`, problemCard(problem, set, attempt, naming)] as const,
    ),
    ...['unknown-carrier', 'unknown-command', 'bad-argument', 'unknown-option'].map(
      (code) =>
        [
          `problem ${code} with foreign text`,
          problemCard(
            {
              ...PROBLEMS[code as 'unknown-carrier'],
              given: text,
              nearest: code === 'unknown-carrier' || code === 'unknown-command' ? [] : null,
            } as Problem,
            set,
            null,
            naming,
          ),
        ] as const,
    ),
  ];
}
