import { createHash } from 'node:crypto';
import { success } from '../src/domain/result.ts';
import type { WorkspaceStore } from '../src/ports/workspace-store.ts';
import { defineJob, type JobData, oneFor } from './define-job.ts';

interface ForgetData extends JobData {
  /** As in `workspaceId`. */
  readonly workspace: string;
}

/** Forgets a workspace that the bot has left. */
export const forgetWorkspace = defineJob({
  name: 'forget-workspace',
  queue: 'upkeep',
  options: ({ workspace }: ForgetData) => ({
    ...oneFor(createHash('sha256').update(workspace).digest('hex')),
    attempts: 20,
    backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  }),
  async run(
    { workspaces }: { readonly workspaces: Pick<WorkspaceStore, 'forget'> },
    { workspace }: ForgetData,
  ) {
    await workspaces.forget(workspace);
    return success({});
  },
  done: 'a workspace was forgotten',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    'forget-workspace': typeof forgetWorkspace;
  }
}
