import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/site/shared-folder.ts'],
    environment: 'node',
    pool: 'forks',
    // Vitest leaves one processor free; of two that would be half.
    maxWorkers: availableParallelism(),
    // What somebody has set up for real is no business of a test.
    env: { TSUSHIN_ENV_FILE: '' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/reporter.ts'],
  },
});
