import { importDoneCard } from '../../cards/import-done-card.ts';
import { problemTitle } from '../../cards/problem-card.ts';
import { progressCard } from '../../cards/progress-card.ts';
import { bringerIn } from '../../chat/bringer.ts';
import { readerIn } from '../../chat/reader.ts';
import type { Given } from '../../domain/call.ts';
import type { Card } from '../../domain/card.ts';
import { type Result, success } from '../../domain/result.ts';
import { resumePosts } from '../../notices/resume-posts.ts';
import type { ImportContext } from './import-context.ts';
import { isGood } from './parcel-row.ts';
import { rowsOf } from './read-rows.ts';
import { type Policy, runImport } from './run-import.ts';
import { failedRowsCsv } from './write-csv.ts';

type NowContext = Omit<ImportContext, 'services'> & {
  readonly services: Omit<ImportContext['services'], 'api'> & {
    readonly api: Pick<ImportContext['services']['api'], 'createMany' | 'list'>;
  };
};

/**
 * Does it at once.
 *
 * @param policy what becomes of the fields of parcels that are there already
 * @param fromElsewhere whether another channel is meant than the one of the asker
 */
export async function importNow(
  given: readonly Given[],
  context: NowContext,
  { policy = 'keep', fromElsewhere = false }: { policy?: Policy; fromElsewhere?: boolean } = {},
): Promise<Result<Card>> {
  const { services, channel, ensure } = context;
  for (const right of policy === 'replace' ? (['spend', 'edit'] as const) : (['spend'] as const)) {
    const allowed = await ensure(right);
    if (!allowed.ok) return allowed;
  }
  const rows = await rowsOf(services, given);
  const good = rows.filter(isGood);
  await resumePosts(services, channel);
  const outcome = await runImport(
    services,
    { rows: good, bringer: await bringerIn(context), reader: await readerIn(context), policy, fromElsewhere },
    (done) => context.progress(progressCard('Importing', done, good.length)),
  );
  if (outcome.added.length > 0) await services.quota.noteChannel(channel);
  const failed = [
    ...rows.flatMap((row) => (isGood(row) ? [] : [row])),
    ...outcome.failed.map(({ row, problem }) => ({ given: row.given, problem })),
  ].map((row) => ({ given: row.given, reason: problemTitle(row.problem, context.commands) }));
  return success(
    importDoneCard({
      added: outcome.added.length,
      there: outcome.there.length,
      replaced: outcome.replaced,
      failed,
      shown: context.naming.number,
      failedFile: await failedRowsCsv(failed.map((row) => ({ ...row.given, problem: row.reason }))),
    }),
  );
}
