import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

export default defineConfig({
  test: {
    globalSetup: ['test/support/redis-server.ts'],
    // Most of them wait for servers rather than for the processor.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{property,process}.test.ts'],
          // They share what they have imported, which takes longer than most of them do.
          isolate: false,
          testTimeout: 3 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
      {
        test: {
          name: 'property',
          include: ['test/**/*.property.test.ts'],
          testTimeout: 10 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
      {
        test: {
          name: 'process',
          include: ['test/**/*.process.test.ts'],
          testTimeout: 5 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
    ],
  },
});
