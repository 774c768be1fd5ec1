import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          globalSetup: ['test/support/database-broker.ts'],
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'test/e2e/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/e2e/*.test.ts'],
          // Alone, after all others: it measures times, as a shopper would feel them.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
