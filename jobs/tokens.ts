import { tryTokens } from '../src/notices/try-tokens.ts';
import { defineJob, oneFor } from './define-job.ts';

/** Finds out that a platform does not accept the bot's token, and that it does again. */
export const tokens = defineJob({
  name: 'tokens',
  queue: 'survey',
  everyMs: () => 20_000,
  options: () => oneFor('tokens'),
  run: tryTokens,
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    tokens: typeof tokens;
  }
}
