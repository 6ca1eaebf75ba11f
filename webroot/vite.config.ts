import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { airports } from './build/airports.ts';
import { librariesStyles } from './build/librariesStyles.ts';
import { preload } from './build/preload.ts';
import { precompress } from './build/precompress.ts';
import { world } from './build/world.ts';

/** Where a server runs while the page is worked on (`npm run dev`). */
const server = process.env.SKY_SERVER ?? 'http://localhost:8000';

const stub = (name: string) => fileURLToPath(new URL(`./build/stubs/${name}.ts`, import.meta.url));

export default defineConfig({
  // A folder of its own within dist, which is what the jar holds.
  build: {
    outDir: 'dist/webroot',
    target: 'es2022',
    sourcemap: false,
    // The globe is one piece by nature, and comes after the page's frame.
    chunkSizeWarningLimit: 1_600,
  },
  plugins: [librariesStyles(), airports(), world(), preload(), precompress()],
  resolve: {
    alias: [
      // Parts of the globe's libraries that we never reach: without them it weighs 230 KB (gzip) less.
      { find: /^three\/webgpu$/, replacement: stub('webgpu') },
      { find: /^three\/tsl$/, replacement: stub('tsl') },
      { find: /^h3-js$/, replacement: stub('h3') },
    ],
  },
  // sockjs-client was written for a time when browsers' global object was called like Node's.
  define: { global: 'globalThis' },
  server: {
    proxy: {
      '/ws': { target: server, ws: true },
      '/eventbus': { target: server, ws: true },
      '/health': { target: server },
      '/status': { target: server },
      '/anomalies': { target: server },
      '/history': { target: server, ws: true },
      '/flights': { target: server },
      '/processed_flights': { target: server },
      '/whoami': { target: server },
      '/login': { target: server },
      '/logout': { target: server },
      '/renew': { target: server },
    },
  },
});
