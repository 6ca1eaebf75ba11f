import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What can be made smaller; pictures are compressed already. */
const LOOSE = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.bin', '.webmanifest']);
/** Below that, headers weigh more than what is saved. */
const SMALLEST = 1024;

/** The list of all files, for a server that finds them in a jar. */
const LIST = 'files.txt';

/** Puts .br and .gz beside each file that has air in it, so that the server compresses nothing, and lists all files. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of filesIn(folder).filter(isLoose)) compress(join(folder, name));
      writeFileSync(join(folder, LIST), filesIn(folder).sort().join('\n') + '\n');
    },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}

function isLoose(name: string): boolean {
  return LOOSE.has(extname(name));
}

function compress(path: string): void {
  const bytes = readFileSync(path);
  if (bytes.length < SMALLEST) return;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
