import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../../src/ports/metrics.ts';
import type { Grant } from '../../src/ports/request-budget.ts';
import type { Survey } from '../../src/ports/survey-store.ts';
import { showSurvey } from './survey-gauges.ts';

/** Read at each scrape. */
export interface Levels {
  /** Jobs by queue and state. */
  queues(): Promise<readonly { readonly queue: string; readonly state: string; readonly jobs: number }[]>;
  /** Changes that wait to be posted. */
  outbox(): Promise<number>;
  /** What keeps them, as it was last counted; null before the first time. */
  survey(): Promise<Survey | null>;
  /** Whether the API may be asked, and if not now, when. */
  budget(): Promise<Grant>;
  /** Until when everything is known, Unix milliseconds. */
  sweptTo(): Promise<number | null>;
}

/** In the names Prometheus recommends. https://prometheus.io/docs/practices/naming/ */
export function createMetrics(levels: Levels): { readonly metrics: Metrics; readonly registry: Registry } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const commands = new Histogram({
    name: 'parcels_command_seconds',
    help: 'From a command to its answer',
    labelNames: ['verb', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const jobs = new Histogram({
    name: 'parcels_job_seconds',
    help: 'How long jobs took',
    labelNames: ['job', 'outcome'],
    buckets: [0.1, 0.5, 1, 5, 10, 30, 60, 300],
    registers,
  });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const rows = counter('parcels_rows_read_total', 'Rows that jobs have read', ['job']);
  const due = counter('parcels_posts_due_total', 'Posts that jobs have made due', ['job']);
  const posts = counter('parcels_posts_total', 'Attempts to post, by what became of them', [
    'platform',
    'outcome',
  ]);
  const calls = counter('parcels_api_calls_total', 'Calls of the tracking service', ['operation', 'outcome']);
  const quota = new Gauge({ name: 'parcels_quota_left', help: 'Parcels that can still be added', registers });
  new Gauge({
    name: 'parcels_queue_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      for (const level of await levels.queues()) {
        this.set({ queue: level.queue, state: level.state }, level.jobs);
      }
    },
  });
  new Gauge({
    name: 'parcels_outbox_changes',
    help: 'Changes that wait to be posted',
    registers,
    async collect() {
      this.set(await levels.outbox());
    },
  });
  showSurvey(levels.survey, registers);
  new Gauge({
    name: 'parcels_api_silence_seconds',
    help: 'How long nothing may be sent to the tracking service; +Inf until a person acts',
    registers,
    async collect() {
      const grant = await levels.budget();
      const seconds = { granted: 0, stopped: Number.POSITIVE_INFINITY };
      this.set(grant.kind === 'later' ? grant.retryAfterMs / 1_000 : seconds[grant.kind]);
    },
  });
  new Gauge({
    name: 'parcels_swept_to_timestamp_seconds',
    help: 'Until when everything is known',
    registers,
    async collect() {
      const sweptTo = await levels.sweptTo();
      if (sweptTo !== null) this.set(sweptTo / 1000);
    },
  });
  return {
    registry,
    metrics: {
      commandDone: (verb, outcome, seconds) => commands.observe({ verb, outcome }, seconds),
      jobDone(job, outcome, counts, seconds) {
        jobs.observe({ job, outcome }, seconds);
        rows.inc({ job }, counts.rows);
        due.inc({ job }, counts.posts);
      },
      postDone: (platform, outcome) => posts.inc({ platform, outcome }),
      apiCalled: (operation, outcome) => calls.inc({ operation, outcome }),
      quotaLeft: (parcels) => quota.set(parcels),
    },
  };
}
