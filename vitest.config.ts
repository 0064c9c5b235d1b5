import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: ['engine/src/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      { test: { ...shared, name: 'integration', include: ['tests/integration/**/*.test.ts'] } },
      { test: { ...shared, name: 'studio', include: ['studio/src/**/*.test.{ts,tsx}'], environment: 'jsdom' } },
    ],
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['engine/src/**/*.ts', 'studio/src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.*', '**/*-worker.ts', 'engine/src/**/index.ts', 'studio/src/main.tsx'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { lines: 90, branches: 90 },
    },
  },
});
