import { chartCard } from '../cards/chart-card.ts';
import { parcels as countOf } from '../cards/wording.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { workspaceId } from '../domain/channel.ts';
import { type Result, success } from '../domain/result.ts';
import { isLastStep, STATUS_LABEL, STATUSES, type Status } from '../domain/status.ts';
import { since } from '../grammar/kinds/dates.ts';
import { readPages } from '../parcels/read-pages.ts';
import { selectParcels } from '../parcels/select-parcels.ts';
import type { StatusCountQuery } from '../ports/provider-data.ts';

type StatsContext = CommandContext<'countByStatus' | 'list'>;
type Counts = Readonly<Partial<Record<Status, number>>>;

/** Shown though there are none. */
const USUAL: ReadonlySet<Status> = new Set(
  STATUSES.filter((each) => !['pending', 'inforeceived', 'pickup', 'unknown'].includes(each)),
);

export const stats = defineCommand({
  verb: 'stats',
  aliases: ['statistics', 'summary', 'report'],
  surface: 'parcels',
  group: 'look',
  summary: 'Count the parcels by status, with a chart',
  arguments: {
    since: {
      kind: since,
      summary: 'Only parcels added since then: 7d, 12h, or 2026-11-01',
      required: false,
      positional: true,
    },
  },
  examples: ['', 'since=7d'],
  visibility: 'channel',
  right: null,
  operations: ['countByStatus', 'list'],

  async run({ since }, context) {
    const isHost = context.services.home.has(workspaceId(context.channel));
    const read = isHost ? await countAll(since, context) : await countOwn(since, context);
    if (!read.ok) return read;
    const counts = STATUSES.flatMap((status) => {
      const value = read.value[status] ?? 0;
      return USUAL.has(status) || value > 0
        ? [{ label: STATUS_LABEL[status], value, shown: String(value) }]
        : [];
    });
    const total = counts.reduce((sum, { value }) => sum + value, 0);
    return success(
      await chartCard({
        title: `${countOf(total)} ${isHost ? 'in the account' : 'known here'}`,
        heading: 'By status',
        bars: counts,
        name: 'status.png',
        footer: since === undefined ? [] : ['Added since ', { instant: since }],
      }),
    );
  },
});

/** The whole account is the host's business alone. */
async function countAll(since: number | undefined, { services }: StatsContext): Promise<Result<Counts>> {
  const query: StatusCountQuery = since === undefined ? {} : { createdFrom: since };
  const counted = await services.api.countByStatus(query);
  if (!counted.ok || !counted.value.pickup) return counted;
  // The service counts both last steps as one: which one each of them is at has to be read.
  const { pickup: _, ...others } = counted.value;
  const steps: Partial<Record<Status, number>> = {};
  const read = await readPages(services, { ...query, status: 'pickup' }, async (parcels) => {
    for (const { status } of parcels) if (isLastStep(status)) steps[status] = (steps[status] ?? 0) + 1;
  });
  return read.ok ? success({ ...others, ...steps }) : read;
}

async function countOwn(
  since: number | undefined,
  { services, channel, user }: StatsContext,
): Promise<Result<Counts>> {
  const reader = { channel, user, readsCustomers: false };
  const terms = since === undefined ? [] : [{ field: 'since', at: since, negated: false } as const];
  const selected = await selectParcels(services, { text: '', terms }, reader);
  if (!selected.ok) return selected;
  const counts: Partial<Record<Status, number>> = {};
  for (const { parcel } of selected.value) counts[parcel.status] = (counts[parcel.status] ?? 0) + 1;
  return success(counts);
}
