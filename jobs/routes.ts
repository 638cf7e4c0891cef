import { learnRoutes } from '../src/notices/learn-routes.ts';
import { defineJob } from './define-job.ts';

/** Asks how long parcels take on the routes that somebody wanted to know. */
export const routes = defineJob({
  name: 'routes',
  operations: ['transitTimes'],
  everyMs: () => 60 * 60_000,
  run: learnRoutes,
  done: 'route statistics learned',
});

declare module './define-job.ts' {
  interface DeclaredJobs {
    routes: typeof routes;
  }
}
