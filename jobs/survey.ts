import { success } from '../src/domain/result.ts';
import { type SurveyNeeds, surveyNotices } from '../src/notices/survey.ts';
import type { SurveyStore } from '../src/ports/survey-store.ts';
import { defineJob } from './define-job.ts';

/** Counts what waits to be posted, and what keeps it, so that a look at the metrics costs nothing. */
export const survey = defineJob({
  name: 'survey',
  everyMs: () => 60_000,
  async run(needs: SurveyNeeds & { readonly surveys: Pick<SurveyStore, 'write'> }) {
    await needs.surveys.write(await surveyNotices(needs));
    return success({});
  },
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    survey: typeof survey;
  }
}
