import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { airports } from './build/airports';

const stub = (name: string) =>
  fileURLToPath(new URL(`./build/stubs/${name}.ts`, import.meta.url));

export default defineConfig({
  plugins: [airports()],
  resolve: {
    alias: [
      // Parts of the globe's libraries that we never reach: without them it weighs 230 KB (gzip) less.
      { find: /^three\/webgpu$/, replacement: stub('webgpu') },
      { find: /^three\/tsl$/, replacement: stub('tsl') },
      { find: /^h3-js$/, replacement: stub('h3') },
    ],
  },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1_600 },
  // sockjs-client was written for a time when browsers' global object was called like Node's.
  define: { global: 'globalThis' },
});
