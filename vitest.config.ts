import { defineConfig } from 'vitest/config';

/** Nothing in them is global but what is fixed: their tests share what they have loaded, which is most of what they cost. */
const PURE = ['packages/{board,formats,protocol}/src/**/*.test.ts', 'apps/bench/{src,test}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Two cores: more workers only make the tests that start server processes slower.
    maxWorkers: 2,
    // Deadlines only bound the waiting: on a busy machine a server's threads take seconds to start.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'all else',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...PURE],
          globalSetup: ['apps/server/test/postgres/onePostgres.ts'],
        },
      },
    ],
  },
});
