import { mapInParts } from '../async/in-parts.ts';
import { mapInTurns } from '../async/turns.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { onlyText, wishesText } from '../cards/wish-wording.ts';
import { parcels as countOf } from '../cards/wording.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import type { Card } from '../domain/card.ts';
import { button } from '../domain/card.ts';
import type { ChannelRef } from '../domain/channel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Bound } from '../grammar/command-table.ts';
import { followParcel } from '../notices/follow.ts';
import { firstUpdate } from '../notices/observe.ts';
import type { NamedParcel } from '../parcels/named-parcel.ts';
import type { Query } from '../parcels/query/query.ts';
import { readPages } from '../parcels/read-pages.ts';
import { selectParcels } from '../parcels/select-parcels.ts';
import { channelArgument, channelGiven } from './channel-argument.ts';
import { targetArguments } from './target-arguments.ts';
import { wishArguments, wishesGiven } from './wish-arguments.ts';

const followArguments = { ...targetArguments, ...wishArguments, ...channelArgument } as const;
type Arguments = Bound<typeof followArguments>;
type FollowContext = CommandContext<'get' | 'list'>;

export const followTarget = defineCommand({
  verb: 'follow',
  surface: 'parcels',
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
    const { what } = given;
    return what.kind === 'query'
      ? followQuery(what.query, given, target.value, context)
      : followOne(what.parcel, given, target.value, context);
  },
});

async function followOne(
  { key, carrierName }: NamedParcel,
  given: Arguments,
  channel: ChannelRef,
  { services, user, naming, call }: FollowContext,
): Promise<Result<Card>> {
  const known = await services.api.get(key);
  if (!known.ok && known.problem.code === 'tracking-missing') return known;
  await followParcel(services, { key, channel, user, title: null });
  const before = await services.subscriptions.read(key, channel);
  const wishes = { ...before?.wishes, ...wishesGiven(given) };
  await services.subscriptions.change(key, channel, { wishes });
  const title = await services.subscriptions.titleOf({ key, title: null }, channel);
  return success({
    ...noticeCard(`Followed: ${naming.of({ key, title, carrierName })}`, heard(wishes)),
    actions: [button('Stop', await call('unfollow', { what: `${key.carrier} ${key.number}` }))],
  });
}

/**
 * What parcels have done so far is no news: it is noted before the query is, so that whatever happens from now on is
 * told.
 */
async function followQuery(
  query: Query,
  given: Arguments,
  channel: ChannelRef,
  { services, user, call }: FollowContext,
): Promise<Result<Card>> {
  const here = query.terms.find(({ field }) => field === 'in');
  if (here) {
    return failure({ code: 'bad-query', given: 'in:here', expected: 'what no channel follows yet' });
  }
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
  const wishes = wishesGiven(given);
  await services.queries.add({ channel, query: query.text, by: user, at: now, wishes });
  const count = selected.value.length;
  return success({
    ...noticeCard(
      `Followed: ${query.text}`,
      `${heard(wishes)} It means ${countOf(count)} now, and every one that will fit later.`,
    ),
    actions: [button('Stop', await call('unfollow', { what: query.text }))],
  });
}

function heard(wishes: Parameters<typeof wishesText>[0]): string {
  const said = wishesText(wishes);
  return said
    ? `What is posted: ${said}.`
    : `What is posted: ${onlyText('all')}, or what the channel has chosen.`;
}
