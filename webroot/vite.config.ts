import { defineConfig } from 'vite';

export default defineConfig({
  build: { target: 'es2022', sourcemap: false },
  // sockjs-client was written for a time when browsers' global object was called like Node's.
  define: { global: 'globalThis' },
});
