import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';

/** Where a server runs while the page is worked on (`npm run dev`). */
const server = process.env.SKY_SERVER ?? 'http://localhost:8000';

export default defineConfig({
  // A folder of its own within dist, which is what the jar holds.
  build: { outDir: 'dist/webroot', target: 'es2022', sourcemap: false },
  plugins: [precompress()],
  // sockjs-client was written for a time when browsers' global object was called like Node's.
  define: { global: 'globalThis' },
  server: {
    proxy: {
      '/ws': { target: server, ws: true },
      '/eventbus': { target: server, ws: true },
      '/health': { target: server },
    },
  },
});
