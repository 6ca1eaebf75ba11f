import { defineConfig } from 'vitest/config';

/** The pictures of the README: scripts/screenshots. */
export default defineConfig({
  test: {
    include: ['e2e/screenshots.ts'],
    globalSetup: ['e2e/support/serveDemo.ts'],
    reporters: ['verbose'],
    fileParallelism: false,
    testTimeout: 60_000,
  },
});
