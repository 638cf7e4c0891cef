import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/redis-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most of them wait for servers rather than for the processor.
    maxWorkers: 3,
  },
});
