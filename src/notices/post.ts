import type { Card } from '../domain/card.ts';
import { type Change, foldChanges } from '../domain/change.ts';
import { channelId } from '../domain/channel.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import type { Batch, PostOutcome } from '../domain/delivery.ts';
import type { Judged } from '../domain/judge.ts';
import { type Naming, namingFor } from '../domain/naming.ts';
import { cardMark } from '../domain/news-marks.ts';
import { type ParcelKey, parcelId } from '../domain/parcel.ts';
import { isProblem, type Wishes } from '../domain/wishes.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Below, Notifier } from '../ports/notifier.ts';
import type { Outbox } from '../ports/outbox.ts';
import { type Composed, type ComposeNeeds, compose } from './compose.ts';
import { isStillOurs, type LeaseNeeds } from './lease.ts';
import { type LookedUp, lookUp, type Sought } from './look-up.ts';
import { cluesFor, marksOn, sorted, stillUntold } from './untold.ts';

export interface PostNeeds extends ComposeNeeds, LeaseNeeds {
  readonly outbox: Pick<Outbox, 'renew' | 'waitingOf' | 'doubt'>;
  readonly memory: Pick<ChatMemory, 'keepMessage' | 'readCard' | 'forgetCard' | 'claimFirst'>;
}

export type PostedBatch = Exclude<PostOutcome, Posted> | PostedNews | { readonly kind: 'unwanted' } | NotNow;

type Posted = Extract<PostOutcome, { readonly kind: 'posted' }>;

interface PostedNews extends Posted {
  /** Messages to be remembered, by the parcel that each is about. */
  readonly known: readonly KnownMessage[];
}

interface KnownMessage {
  readonly parcel: ParcelKey;
  readonly messageId: string;
  readonly kind: 'card' | 'news';
}

type NotNow =
  /** What an earlier attempt may have shown is not to be seen yet; or another worker has the claim. */
  | { readonly kind: 'not-there-yet' | 'lost' }
  /** Nobody can tell whether an earlier attempt has shown this. */
  | { readonly kind: 'unseen'; readonly reason: string; readonly card: Card };

/** Whatever waits for the service to answer again must not wait longer than that. */
const LONGEST_READING_MS = 10 * 60_000;
const YEAR_MS = 365 * 24 * 60 * 60_000;

/** Posts what is wanted of a batch, in the form that is wanted; done again after a failure it shows nothing twice. */
export async function postBatch(
  needs: PostNeeds,
  notifier: Notifier,
  batch: Batch,
  wanted: readonly Judged[],
  settings: Pick<ChannelSettings, 'numbers'>,
): Promise<PostedBatch> {
  const { channel } = batch;
  const naming = namingFor(notifier.isPrivate(channel), settings);
  const update = await compose(needs, naming, wanted);
  if (!update) return { kind: 'unwanted' };
  const news = { wanted, naming, update };
  const { living, wishes } = update;
  if (!living || wishes.as === 'post') {
    const posted = await postNews(needs, notifier, batch, news, null);
    if (posted.kind !== 'posted' || !living) return posted;
    const { messageId, known } = posted;
    return { ...posted, known: [...known, { parcel: living.parcel, messageId, kind: 'news' }] };
  }
  const top = await bringUpToDate(needs, notifier, batch, living, wishes);
  if (top.kind === 'unseen') return { ...top, card: update.card };
  if (top.kind !== 'posted') return top;
  const below = { messageId: top.messageId, echo: isEchoed(update) };
  const posted = await postNews(needs, notifier, batch, news, below);
  if (posted.kind === 'missing') await needs.memory.forgetCard(channel, living.parcel);
  if (posted.kind !== 'posted') return posted;
  return { ...posted, known: [{ parcel: living.parcel, messageId: top.messageId, kind: 'card' }] };
}

/** What is wanted, and the message that tells it. */
interface News {
  readonly wanted: readonly Judged[];
  readonly naming: Naming;
  readonly update: Composed;
}

/** Of what was told already nothing is told again. */
async function postNews(
  needs: PostNeeds,
  notifier: Notifier,
  batch: Batch,
  { wanted, naming, update }: News,
  below: Below | null,
): Promise<Exclude<PostOutcome, Posted> | PostedNews | NotNow> {
  const { channel, name: id } = batch;
  const { card } = update;
  const threads = below ? [below.messageId] : [];
  const waiting = batch.doubtedSince === null ? [] : await waitingWith(needs, batch, wanted);
  const sought = { card, id, threads, clues: cluesFor(batch, wanted, waiting) };
  const looked = await lookEverywhere(needs, notifier, batch, wanted, sought);
  if (looked.kind === 'unseen') return { ...looked, card };
  if (looked.kind === 'posted') return { ...looked, known: [] };
  if (looked.kind !== 'make') return looked;
  const { cards, news } = sorted(looked.seen, wanted);
  const known = cards.map((each) => ({ ...each, kind: 'card' as const }));
  const left = stillUntold(batch, wanted, news, waiting);
  const last = news.at(-1);
  if (left.length === 0 && last) return { kind: 'posted', messageId: last.messageId, known };
  if (await mayHaveMore(needs, batch)) return { kind: 'not-there-yet' };
  const rest = left === wanted ? update : await compose(needs, naming, left);
  const shown = below ? await explained(needs, batch, (rest ?? update).card) : (rest ?? update).card;
  if (!(await isStillOurs(needs, batch))) return { kind: 'lost' };
  const posted = await notifier.post(channel, shown, id, below, marksOn(left));
  return posted.kind === 'posted' ? { ...posted, known } : posted;
}

/**
 * Until everything was read again, what waits may be only the beginning of what was told, and would not be known in it:
 * a message has not always room to name each part.
 */
async function mayHaveMore(
  { outbox }: PostNeeds,
  { doubtedSince, since, claimedAt }: Batch,
): Promise<boolean> {
  if (doubtedSince === null || claimedAt - since > LONGEST_READING_MS) return false;
  return (await outbox.doubt()).isOpen;
}

/** All that waits of each of these parcels, told as one. What was told may have come to wait again behind its beginning. */
async function waitingWith(
  { outbox }: PostNeeds,
  { channel }: Batch,
  wanted: readonly Judged[],
): Promise<readonly Change[]> {
  const all = await Promise.all(parcelsOf(wanted).map((parcel) => outbox.waitingOf(channel, parcel)));
  return all.flatMap(({ deliveries }) => {
    const [first, ...others] = deliveries
      .map(({ change }) => change)
      .filter(({ silence }) => silence === null);
    return first ? [foldChanges([first, ...others])] : [];
  });
}

function parcelsOf(wanted: readonly Judged[]): readonly ParcelKey[] {
  return [
    ...new Map(wanted.map(({ delivery: { change } }) => [parcelId(change.parcel), change.parcel])).values(),
  ];
}

/** Where it was forgotten what was told, news of many may have been told in the threads of each. */
async function lookEverywhere(
  { memory }: PostNeeds,
  notifier: Notifier,
  batch: Batch,
  wanted: readonly Judged[],
  sought: Sought,
): Promise<LookedUp> {
  const { channel } = batch;
  const looked = await lookUp(notifier, batch, sought);
  if (looked.kind !== 'make' || batch.doubtedSince === null || sought.threads.length > 0) return looked;
  // A message of many leaves cards as they are, and so is the last to see one that was forgotten.
  for (const { parcel, messageId } of sorted(looked.seen, wanted).cards)
    await memory.keepMessage(channel, messageId, parcel, 'card');
  const cards = await Promise.all(parcelsOf(wanted).map((parcel) => memory.readCard(channel, parcel)));
  const threads = cards.filter((messageId) => messageId !== null);
  return threads.length === 0 ? looked : lookUp(notifier, batch, { ...sought, threads });
}

/** The message below which the news goes. Changing it again does no harm. */
async function bringUpToDate(
  needs: PostNeeds,
  notifier: Notifier,
  batch: Batch,
  living: NonNullable<Composed['living']>,
  { as }: Wishes,
): Promise<PostOutcome | NotNow> {
  const { channel, name } = batch;
  const there = await needs.memory.readCard(channel, living.parcel);
  if (there !== null && as === 'thread') return { kind: 'posted', messageId: there };
  // Whoever comes too late must not put an older card in the place of a newer one.
  if (there !== null && !(await isStillOurs(needs, batch))) return { kind: 'lost' };
  const known = [`card ${name}`, [cardMark(living.parcel)]] as const;
  const edited = there === null ? null : await notifier.edit(channel, there, living.card, ...known);
  if (edited && edited.kind !== 'missing') return edited;
  return postCard(needs, notifier, batch, living, known);
}

/** One that is there, but was forgotten, is changed. */
async function postCard(
  needs: PostNeeds,
  notifier: Notifier,
  batch: Batch,
  { parcel, card }: NonNullable<Composed['living']>,
  [id, marks]: readonly [string, readonly string[]],
): Promise<PostOutcome | NotNow> {
  const { channel } = batch;
  const looked = await lookUp(notifier, batch, { card, id, threads: [], clues: marks });
  if (looked.kind === 'unseen') return { ...looked, card };
  if (looked.kind !== 'make' && looked.kind !== 'posted') return looked;
  if (!(await isStillOurs(needs, batch))) return { kind: 'lost' };
  const there = looked.kind === 'posted' ? looked.messageId : looked.seen.at(-1)?.messageId;
  const posted =
    there === undefined
      ? await notifier.post(channel, card, id, null, marks)
      : await notifier.edit(channel, there, card, id, marks);
  if (posted.kind === 'posted') await needs.memory.keepMessage(channel, posted.messageId, parcel, 'card');
  return posted;
}

function isEchoed({ wishes, living }: Composed): boolean {
  if (wishes.echo === 'problems') return living !== null && isProblem(living.status);
  return wishes.echo === 'all';
}

/** The first thread in a channel says what it is and how to have it otherwise. */
async function explained(
  { memory, settingsUsage }: PostNeeds,
  { channel }: Batch,
  card: Card,
): Promise<Card> {
  const isFirst = await memory.claimFirst(`threads ${channelId(channel)}`, YEAR_MS);
  if (!isFirst) return card;
  const line = ` News of this parcel goes into this thread; ${settingsUsage} as=post ends that, and echo= says what of it the channel sees.`;
  return { ...card, footer: [...card.footer, line] };
}
