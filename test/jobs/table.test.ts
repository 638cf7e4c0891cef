import { expect, expectTypeOf, it } from 'vitest';
import { defineJob } from '../../jobs/define-job.ts';
import { JOBS, type JobNeeds, type JobTable } from '../../jobs/table.ts';
import { success } from '../../src/domain/result.ts';

type WithoutQuota = Omit<JobTable, 'quota'>;

it('knows each job under its own name', () => {
  for (const [name, job] of Object.entries(JOBS)) expect(job.name).toBe(name);
});

// What follows is held by the compiler: see `npm run types`.
it('does not compile without a job, nor with one under another name than its own', () => {
  const renamed = defineJob({ name: 'quotas', run: JOBS.quota.run });
  expectTypeOf<WithoutQuota & Pick<JobTable, 'quota'>>().toExtend<JobTable>();
  expectTypeOf<WithoutQuota>().not.toExtend<JobTable>();
  expectTypeOf<WithoutQuota & { quota: JobTable['digest'] }>().not.toExtend<JobTable>();
  expectTypeOf<WithoutQuota & { quota: typeof renamed }>().not.toExtend<JobTable>();
  const unknown = defineJob({ name: 'unknown', run: async () => success({}) });
  // @ts-expect-error It has not declared itself.
  expectTypeOf<JobTable>({ ...JOBS, unknown });
});

it('needs what every job needs', () => {
  type NeedsOf<Name extends keyof JobTable> = Parameters<JobTable[Name]['run']>[0];
  expectTypeOf<JobNeeds>().toExtend<NeedsOf<'digest'> & NeedsOf<'post'> & NeedsOf<'routes'>>();
  expectTypeOf<NeedsOf<'quota'>>().not.toExtend<JobNeeds>();
});
