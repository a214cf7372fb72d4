import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What takes minutes: `npm run check` runs it, `npm test` does not. */
export default defineConfig({ test: { ...config.test, include: ['tests/**/*.long.ts'] } });
