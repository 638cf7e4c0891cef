import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { success } from '../src/domain/result.ts';
import type { WorkspaceStore } from '../src/ports/workspace-store.ts';
import { defineJob, type JobData, oneFor } from './define-job.ts';

interface ForgetData extends JobData {
  /** As in `workspaceId`. */
  readonly workspace: string;
}

/** Commands that were under way when the bot was taken out note something until they are answered. */
const UNDER_WAY_MS = 5_000;

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
    await setTimeout(UNDER_WAY_MS);
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
