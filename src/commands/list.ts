import { type ListCardContent, type ListedParcel, listCard } from '../cards/list-card.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { readerIn } from '../chat/reader.ts';
import { handOn } from '../domain/by-hand.ts';
import { button, type Card } from '../domain/card.ts';
import { isNameable, workspaceId } from '../domain/channel.ts';
import { historyOf } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import type { FollowedParcel } from '../domain/subscription.ts';
import { usageOf } from '../grammar/command-set.ts';
import { hiddenText } from '../grammar/kinds/hidden-text.ts';
import { query } from '../parcels/kinds.ts';
import type { Query } from '../parcels/query/query.ts';
import { type SelectedParcel, selectParcels } from '../parcels/select-parcels.ts';

const PAGE_SIZE = 10;
const DAY_MS = 24 * 60 * 60_000;

export const list = defineCommand({
  verb: 'list',
  aliases: ['ls', 'all', 'mine', 'overview', 'find', 'search'],
  surface: 'parcels',
  group: 'look',
  summary: 'Show what this channel follows, or all parcels that a query means',
  arguments: {
    query: {
      kind: query,
      summary: 'Such as status:transit,pickup carrier:sto dest:PL stuck:>5d -archived:yes',
      required: false,
      positional: true,
    },
    page: hiddenText,
  },
  examples: ['', 'status:transit,pickup carrier:sto', 'stuck:>5d text:"blue kettle"'],
  visibility: 'asker',
  right: null,
  forOutsiders: true,
  operations: ['list'],

  async run({ query, page }, context) {
    const { services, isOutsider = false } = context;
    const followed = query && !isOutsider ? [] : await stillListed(context);
    if (followed.length > 0 || isOutsider)
      return show(followed.map(ofFollowed), 'followed', null, page, context);
    const selected = await selectParcels(services, query ?? { text: '', terms: [] }, await readerIn(context));
    if (!selected.ok) return selected;
    return show(selected.value.map(ofSelected), query ? 'query' : 'all', query ?? null, page, context);
  },
});

/** What was delivered long ago has left the list, as the channel wants it. */
async function stillListed({ services, channel }: CommandContext): Promise<readonly FollowedParcel[]> {
  const [followed, { closeAfterDays }] = await Promise.all([
    services.subscriptions.list(channel),
    services.settings.read(channel),
  ]);
  const since = services.clock() - (closeAfterDays ?? Number.POSITIVE_INFINITY) * DAY_MS;
  return followed.filter(({ deliveredAt }) => deliveredAt === null || deliveredAt >= since);
}

async function show(
  parcels: readonly ListedParcel[],
  scope: ListCardContent['scope'],
  query: Query | null,
  asked: string | undefined,
  context: CommandContext,
): Promise<Result<Card>> {
  const { services, channel, user, commands } = context;
  await services.memory.keepList(
    channel,
    user,
    parcels.map(({ key }) => key),
  );
  const pages = Math.max(1, Math.ceil(parcels.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Number(asked) || 1));
  const index = await services.carriers.index();
  const track = commands.find('track');
  const shown = parcels.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const card = listCard({
    parcels: scope === 'followed' ? shown : await withHands(shown, context),
    first: (page - 1) * PAGE_SIZE + 1,
    total: parcels.length,
    page,
    pages,
    scope,
    query: query?.text ?? null,
    homeToName: scope === 'followed' ? null : homeToName(context),
    carrierName: (code) => index?.match(code)?.name ?? code,
    number: context.naming.number,
    trackUsage: track ? usageOf(commands, track) : '',
  });
  return success({ ...card, actions: await turning(page, pages, query, context) });
}

/** What the service lists does not say who set its status. */
function withHands(
  parcels: readonly ListedParcel[],
  { services }: Pick<CommandContext, 'services'>,
): Promise<readonly ListedParcel[]> {
  return Promise.all(
    parcels.map(async (parcel) => {
      const record = await services.parcels.read(parcel.key);
      return { ...parcel, hand: handOn(record?.hand ?? null, parcel.status) };
    }),
  );
}

/** Where no workspace is the host's, what nobody brought in is shown to nobody. */
function homeToName({ services, channel }: Pick<CommandContext, 'services' | 'channel'>): string | null {
  const workspace = workspaceId(channel);
  return services.home.size === 0 && isNameable(workspace) ? workspace : null;
}

async function turning(page: number, pages: number, query: Query | null, { call }: CommandContext) {
  const to = (target: number) =>
    call('list', { ...(query?.text ? { query: query.text } : {}), page: String(target) });
  return [
    ...(page > 1 ? [button('◀ Back', await to(page - 1))] : []),
    ...(page < pages ? [button('Next ▶', await to(page + 1))] : []),
  ];
}

function ofFollowed({ subscription, ...known }: FollowedParcel): ListedParcel {
  const { title, status, detail, latest, checkedAt, goneSince, hand = null } = known;
  const key = subscription.parcel;
  return { key, title, status, detail, latest, checkedAt, hand, isGone: goneSince !== null };
}

function ofSelected({ parcel }: SelectedParcel): ListedParcel {
  const [latest = null] = historyOf(parcel);
  const { key, title, status, detail, checkedAt } = parcel;
  return { key, title, status, detail, latest, checkedAt };
}
