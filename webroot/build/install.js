// Installs what package-lock.json names, unless it is there already: Maven calls this at each build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const OLDEST_NODE = 20;
const MARK = 'node_modules/.installed-from';

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE) {
  fail(`Node ${OLDEST_NODE} or newer is needed to build the browser's page, and this is ${major}.`);
}

const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== `${wanted} ${major}`) {
  install();
  writeFileSync(MARK, `${wanted} ${major}`);
}

function install() {
  // Windows starts npm, which is a script there, only through a shell.
  const options = { stdio: 'inherit', shell: process.platform === 'win32' };
  const { error, status } = spawnSync('npm', ['ci', '--ignore-scripts'], options);
  if (error) fail(`npm is needed to build the browser's page (${error.message}).`);
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} words */
function fail(words) {
  process.stderr.write(`${words} Or build without it: -Dweb.skip\n`);
  process.exit(1);
}
