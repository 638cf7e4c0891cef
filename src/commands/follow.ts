import { mapInParts } from '../async/in-parts.ts';
import { mapInTurns } from '../async/turns.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { onlyText, wishesText } from '../cards/wish-wording.ts';
import { parcels as countOf } from '../cards/wording.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import type { Card } from '../domain/card.ts';
import { button } from '../domain/card.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Bound } from '../grammar/command-table.ts';
import { followParcel } from '../notices/follow.ts';
import { firstUpdate } from '../notices/observe.ts';
import type { NamedParcel } from '../parcels/named-parcel.ts';
import type { Query } from '../parcels/query/query.ts';
import { readPages } from '../parcels/read-pages.ts';
import { selectParcels } from '../parcels/select-parcels.ts';
import { channelArgument, channelGiven, type TargetChannel } from './channel-argument.ts';
import { introduce, introduceParcel } from './introduce.ts';
import { requireOwnWish } from './others-wishes.ts';
import { addWithin, requireRoom } from './query-room.ts';
import { targetArguments } from './target-arguments.ts';
import { requireWishes, wishArguments, wishesGiven } from './wish-arguments.ts';

const followArguments = { ...targetArguments, ...wishArguments, ...channelArgument } as const;
type Arguments = Bound<typeof followArguments>;
type FollowContext = CommandContext<'get' | 'list'>;

export const followTarget = defineCommand({
  verb: 'follow',
  aliases: ['subscribe', 'watch'],
  surface: 'parcels',
  group: 'follow',
  summary: 'Hear of a parcel, or of every parcel that a query means, and say what and how',
  arguments: followArguments,
  examples: [
    'carrier:sto status:exception',
    'sto 402934299065 only=key mention=me',
    'dest:PL only=problem in=me',
  ],
  visibility: 'channel',
  right: null,
  operations: ['get', 'list'],

  async run(given, context) {
    const target = await channelGiven(given, context);
    if (!target.ok) return target;
    const allowed = await requireWishes(wishesGiven(given), target.value, context);
    if (!allowed.ok) return allowed;
    const { what } = given;
    return what.kind === 'query'
      ? followQuery(what.query, given, target.value, context)
      : followOne(what.parcel, given, target.value, context);
  },
});

async function followOne(
  { key, carrierName }: NamedParcel,
  given: Arguments,
  target: TargetChannel,
  context: FollowContext,
): Promise<Result<Card>> {
  const { services, user, naming, call } = context;
  const { channel } = target;
  const known = await services.api.get(key);
  if (!known.ok && known.problem.code === 'tracking-missing') return known;
  const what = `${key.carrier} ${key.number}`;
  const chosen = wishesGiven(given);
  const before = await services.subscriptions.read(key, channel);
  if (before && Object.keys(chosen).length > 0) {
    const own = await requireOwnWish(context, before, target);
    if (!own.ok) return own;
  }
  const told = await introduceParcel(context, target, { key, carrierName });
  if (!told.ok) return told;
  await followParcel(services, { key, channel, user, title: null });
  const wishes = { ...before?.wishes, ...chosen };
  const fromElsewhere = before ? before.fromElsewhere === true : target.reachedBy !== null;
  await services.subscriptions.change(key, channel, { wishes, fromElsewhere });
  const title = await services.subscriptions.titleOf({ key, title: null }, channel);
  return success({
    ...noticeCard(`Followed: ${naming.of({ key, title, carrierName })}`, heard(wishes)),
    actions: [button('Stop', await call('unfollow', { what, ...target.given }))],
  });
}

/**
 * What parcels have done so far is no news: it is noted before the query is, so that whatever happens from now on is
 * told.
 */
async function followQuery(
  query: Query,
  given: Arguments,
  target: TargetChannel,
  context: FollowContext,
): Promise<Result<Card>> {
  const { services, user, call } = context;
  const { channel } = target;
  const here = query.terms.find(({ field }) => field === 'in');
  if (here) {
    return failure({
      code: 'bad-query',
      given: 'in:here',
      expected: 'what no channel follows yet',
      meant: null,
    });
  }
  const before = await services.queries.read(channel, query.text);
  const free = before ? await requireOwnWish(context, before, target) : await requireRoom(services, channel);
  if (!free.ok) return free;
  const now = services.clock();
  const noted = await readPages(services, { archived: false }, async (parcels) => {
    const updates = await mapInTurns(parcels, (parcel) => ({
      key: parcel.key,
      update: firstUpdate(parcel, now),
    }));
    await mapInParts(updates, ({ key, update }) => services.parcels.begin(key, update));
  });
  if (!noted.ok) return noted;
  const selected = await selectParcels(services, query, { channel, user, readsCustomers: false });
  if (!selected.ok) return selected;
  if (!before) {
    const told = await introduce(context, target, () => query.text, query.text);
    if (!told.ok) return told;
  }
  const wishes = wishesGiven(given);
  const fromElsewhere = before ? before.fromElsewhere === true : target.reachedBy !== null;
  const wish = { channel, query: query.text, by: user, at: now, wishes, fromElsewhere };
  const added = await addWithin(services, wish);
  if (!added.ok) return added;
  const count = selected.value.length;
  return success({
    ...noticeCard(
      `Followed: ${query.text}`,
      `${heard(wishes)} It means ${countOf(count)} now, and every one that will fit later.`,
    ),
    actions: [button('Stop', await call('unfollow', { what: query.text, ...target.given }))],
  });
}

function heard(wishes: Parameters<typeof wishesText>[0]): string {
  const said = wishesText(wishes);
  return said
    ? `What is posted: ${said}.`
    : `What is posted: ${onlyText('all')}, or what the channel has chosen.`;
}
