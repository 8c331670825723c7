import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Two cores: more workers only make the tests that start server processes slower.
    maxWorkers: 2,
    globalSetup: ['apps/server/test/postgres/onePostgres.ts'],
    // Deadlines only bound the waiting: on a busy machine a server's threads take seconds to start.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
