import { noticeCard } from '../cards/notice-card.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import type { Card } from '../domain/card.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { NamedParcel } from '../parcels/named-parcel.ts';
import { channelArgument, channelGiven, type TargetChannel } from './channel-argument.ts';
import { requireOwnWish } from './others-wishes.ts';
import { targetArguments } from './target-arguments.ts';

export const unfollow = defineCommand({
  verb: 'unfollow',
  aliases: ['unsubscribe', 'unwatch'],
  surface: 'parcels',
  group: 'follow',
  summary: 'Hear no more of a parcel, or of what a query means',
  arguments: { ...targetArguments, ...channelArgument },
  examples: ['carrier:sto status:exception', 'sto 402934299065'],
  visibility: 'channel',
  right: null,
  operations: [],

  async run({ what, ...given }, context) {
    const target = await channelGiven(given, context);
    if (!target.ok) return target;
    return what.kind === 'query'
      ? endQuery(what.query.text, target.value, context)
      : endParcel(what.parcel, target.value, context);
  },
});

async function endQuery(text: string, target: TargetChannel, context: CommandContext): Promise<Result<Card>> {
  const { queries } = context.services;
  const own = await requireOwnWish(context, await queries.read(target.channel, text), target);
  if (!own.ok) return own;
  if (!(await queries.remove(target.channel, text))) return failure({ code: 'nothing-found', given: text });
  return success(noticeCard(`Stopped: ${text}`, 'What was followed by name is still followed.'));
}

async function endParcel(
  parcel: NamedParcel,
  target: TargetChannel,
  context: CommandContext,
): Promise<Result<Card>> {
  const { key } = parcel;
  const { subscriptions } = context.services;
  const own = await requireOwnWish(context, await subscriptions.read(key, target.channel), target);
  if (!own.ok) return own;
  if (!(await subscriptions.remove(key, target.channel))) {
    return failure({ code: 'not-followed', parcel: key });
  }
  return success(
    noticeCard(`Stopped: ${context.naming.plain(parcel)}`, 'A query that means it may still tell of it.'),
  );
}
