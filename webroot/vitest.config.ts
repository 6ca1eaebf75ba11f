import { defineConfig } from 'vitest/config';
import { airports } from './build/airports.ts';
import { world } from './build/world.ts';

export default defineConfig({
  // Modules name what they make.
  plugins: [airports(), world()],
  test: { include: ['test/**/*.test.ts'] },
});
