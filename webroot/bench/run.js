// Runs the benchmark of the page, which is TypeScript: `npm run bench -- --help`, or scripts/bench page.
import process from 'node:process';
import { createServer } from 'vite';

const server = await createServer({
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
try {
  const bench = /** @type {typeof import('./page.ts')} */ (
    await server.ssrLoadModule('/bench/page.ts')
  );
  process.exitCode = await bench.main(process.argv.slice(2));
} finally {
  await server.close();
}
