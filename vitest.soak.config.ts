/**
 * `npm run soak`: what is too long for every day, and ends within ten minutes on two cores. Crashes at random moments,
 * the demo twice on one folder, and each file with properties, its properties many times over. SOAK_TIMES and
 * SOAK_SECONDS ask for more or less of it.
 */
import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const withProperties = globSync('tests/**/*.test.ts').filter((file) =>
  readFileSync(file, 'utf8').includes("from 'fast-check'"),
);

export default defineConfig({
  test: {
    include: ['tests/soak/*.soak.ts', ...withProperties.map((file) => file.replaceAll('\\', '/'))],
    environment: 'node',
    pool: 'forks',
    setupFiles: ['tests/soak/setup.ts'],
    env: { TSUSHIN_ENV_FILE: '', SOAK_TIMES: process.env.SOAK_TIMES ?? '20' },
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/reporter.ts'],
  },
});
