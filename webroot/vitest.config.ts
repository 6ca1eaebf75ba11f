import { defineConfig } from 'vitest/config';
import { airports } from './build/airports.ts';
import { world } from './build/world.ts';

export default defineConfig({
  // Modules name what they make.
  plugins: [airports(), world()],
  // Only what hangs takes that long, but a machine may have much else to do.
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
