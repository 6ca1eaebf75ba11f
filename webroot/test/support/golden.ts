import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/protocol');

/** The golden messages, in order, in both encodings. */
export const GOLDEN = [
  '01-snapshot-world',
  '02-delta-world',
  '03-delta-world',
  '04-heartbeat',
  '05-error',
  '06-snapshot-tiles',
  '07-delta-tile-entered',
  '08-delta-tile-left',
  '09-snapshot-gone',
] as const;

export type GoldenName = (typeof GOLDEN)[number];

export function goldenJson(name: GoldenName): unknown {
  return JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8'));
}

export function goldenBytes(name: GoldenName): Uint8Array {
  const hex = readFileSync(resolve(FOLDER, `${name}.msgpack.hex`), 'utf8');
  return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
}
