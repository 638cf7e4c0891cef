import { Gauge, type Registry } from 'prom-client';
import type { ChannelHold, Survey, SurveyGroup } from '../../src/ports/survey-store.ts';

/** So that each is there before it keeps anything. */
const HOLDS: Readonly<Record<ChannelHold, true>> = {
  pause: true,
  quiet: true,
  refusal: true,
  lockout: true,
  outage: true,
  pace: true,
};

/** Where the changes stand that wait to be posted. A scrape only reads what a job has counted. */
export function showSurvey(survey: () => Promise<Survey | null>, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: (group: SurveyGroup, at: number) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['standing', 'by'],
      registers,
      async collect() {
        this.reset();
        const made = await survey();
        if (!made) return;
        for (const group of allOf(made)) {
          const labels = { standing: group.by === null ? 'due' : 'held', by: group.by ?? '' };
          this.set(labels, read(group, made.at));
        }
      },
    });
  gauge('parcels_notices', 'Changes that wait to be posted, and what keeps them', ({ notices }) => notices);
  gauge('parcels_notice_channels', 'Channels for which they wait', ({ channels }) => channels);
  gauge(
    'parcels_oldest_notice_age_seconds',
    'How old the oldest was when they were counted; 0 for none',
    ({ oldestSeenAt }, at) => (oldestSeenAt === null ? 0 : (at - oldestSeenAt) / 1_000),
  );
  new Gauge({
    name: 'parcels_notices_counted_timestamp_seconds',
    help: 'When they were last counted',
    registers,
    async collect() {
      const made = await survey();
      if (made) this.set(made.at / 1_000);
    },
  });
}

function allOf({ groups }: Survey): readonly SurveyGroup[] {
  const kinds = [null, ...(Object.keys(HOLDS) as ChannelHold[])];
  return kinds.map(
    (by) => groups.find((group) => group.by === by) ?? { by, channels: 0, notices: 0, oldestSeenAt: null },
  );
}
