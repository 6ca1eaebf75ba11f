import { defineConfig } from 'vitest/config';
import { airports } from './build/airports.ts';

export default defineConfig({
  // Modules name its table.
  plugins: [airports()],
  test: { include: ['test/**/*.test.ts'] },
});
