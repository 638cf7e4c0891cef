import { type CommandContext, defineCommand } from '../chat/command.ts';
import type { Card } from '../domain/card.ts';
import { type Parcel, type ParcelKey, parcelId, withoutNews } from '../domain/parcel.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import { observe } from '../notices/observe.ts';
import { requireTold } from '../parcels/access.ts';
import { isParcelName } from '../parcels/name-parcel.ts';
import { namesWithin } from '../parcels/typed-numbers.ts';
import { parcelArguments } from './parcel-arguments.ts';
import { showParcel } from './show-parcel.ts';

const AWAY: readonly ProblemCode[] = [
  'provider-unavailable',
  'provider-busy',
  'provider-answer-unreadable',
  'provider-answer-too-big',
];

export const status = defineCommand({
  verb: 'status',
  aliases: [
    'show',
    'view',
    'get',
    'info',
    'where',
    'whereis',
    'locate',
    'lookup',
    'history',
    'journey',
    'details',
    'check',
    'tracking',
    'parcel',
    'package',
    'eta',
  ],
  surface: 'parcels',
  group: 'look',
  summary: 'Show where a parcel is, with the whole history of both couriers',
  arguments: parcelArguments,
  examples: ['sto 402934299065', '402934299065', '#1'],
  visibility: 'asker',
  right: null,
  forOutsiders: true,
  operations: ['get'],
  bare: {
    argument: 'parcel',
    async read(text, needs) {
      if (await isParcelName(needs, text, needs.asker)) return { given: text, isWhole: true };
      const given = namesWithin(text, await needs.carriers.index());
      return given === null ? null : { given, isWhole: false };
    },
  },

  async run({ parcel: { key } }, context) {
    const { services, channel, isOutsider = false } = context;
    // What others of the workspace follow is no business of those who only share the channel.
    if (isOutsider && !(await services.subscriptions.read(key, channel))) {
      return failure({ code: 'not-followed', parcel: key });
    }
    const { language } = await services.settings.read(context.channel);
    const read = await services.api.get(key, language ?? undefined);
    if (!read.ok) return (await whatIsKnown(key, read.problem, context)) ?? read;
    const told = await requireTold(services, key, channel);
    if (!told.ok) return told;
    const { due } = await observe(services.parcels, read.value, services.clock, {
      audience: services.audience,
    });
    await services.wakeOutbox(due);
    return success(await showParcel(context, read.value, { history: 'full', isPrivate: true }));
  },
});

/** While the service is away, the last that was heard of a followed parcel, and how old that is. */
async function whatIsKnown(
  key: ParcelKey,
  problem: Problem,
  context: CommandContext,
): Promise<Result<Card> | null> {
  if (!AWAY.includes(problem.code)) return null;
  const followed = await context.services.subscriptions.list(context.channel);
  const known = followed.find(({ subscription: { parcel } }) => parcelId(parcel) === parcelId(key));
  if (!known) return null;
  const note =
    'The tracking service does not answer right now. This is the last that was heard of the parcel.';
  return success(await showParcel(context, lastHeard(known), { history: 'recent', isPrivate: true, note }));
}

function lastHeard({ subscription, title, status, detail, latest, checkedAt }: FollowedParcel): Parcel {
  const { parcel, at } = subscription;
  const checkpoints = latest ? [{ ...latest, status: null }] : [];
  const leg = {
    role: 'origin',
    carrier: null,
    website: null,
    phone: null,
    milestones: [],
    checkpoints,
  } as const;
  return { ...withoutNews(parcel, at), title, status, detail, checkedAt, legs: [leg] };
}
