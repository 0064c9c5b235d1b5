import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      // One world for all files of a worker: they hold no state and replace no modules, and loading is half of their time.
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['engine/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
        },
      },
      { test: { ...shared, name: 'integration', include: ['tests/integration/**/*.test.ts'] } },
      { test: { ...shared, name: 'studio', include: ['studio/src/**/*.test.{ts,tsx}'], environment: 'jsdom' } },
      // Minutes long: part of a run only where it is asked for by name (`npm run stress`).
      ...(process.argv.includes('stress')
        ? [{ test: { name: 'stress', include: ['tests/stress/**/*.test.ts'], testTimeout: 900_000 } }]
        : []),
    ],
    // More than cores: servers that start and kills that are waited for leave them idle.
    maxWorkers: 3,
    coverage: {
      provider: 'v8',
      include: ['engine/src/**/*.ts', 'studio/src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.*', '**/*-worker.ts', 'engine/src/**/index.ts', 'studio/src/main.tsx'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90, branches: 90 },
    },
  },
});
