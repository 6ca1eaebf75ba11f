import { defineConfig } from 'vitest/config';

/** The page in a real browser, against the real server: see docs/development.md. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/support/start.ts'],
    reporters: ['verbose'],
    // One server and one browser: files one after another, on what two cores can draw.
    fileParallelism: false,
    testTimeout: 40_000,
    hookTimeout: 60_000,
  },
});
