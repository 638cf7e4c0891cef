import { z } from 'zod';
import type { Survey, SurveyStore } from '../../src/ports/survey-store.ts';
import type { RedisClient } from './connection.ts';
import type { Keyspace } from './keyspace.ts';
import { readJson } from './read-json.ts';

const survey: z.ZodType<Survey> = z.object({
  at: z.number(),
  groups: z.array(
    z.object({
      by: z.enum(['pause', 'quiet', 'refusal', 'lockout', 'outage', 'pace']).nullable(),
      channels: z.number(),
      notices: z.number(),
      oldestSeenAt: z.number().nullable(),
    }),
  ),
});

export function createSurveyStore(redis: RedisClient, keys: Keyspace): SurveyStore {
  return {
    async write(made) {
      await redis.set(keys.survey, JSON.stringify(made));
    },
    async read() {
      return readJson(await redis.get(keys.survey), survey);
    },
  };
}
