import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/protocol');

/** The golden messages, in order, in all encodings. */
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
  '10-snapshot-of-shard-0',
  '11-snapshot-of-shard-6',
  '12-heartbeat-of-both',
  '13-delta-behind-snapshot',
  '14-delta-left-and-id-stays',
  '15-delta-id-used-again',
  '16-delta-same-id-of-shard-6',
  '17-delta-position-lost',
  '18-delta-moved-to-shard-6',
  '19-delta-gone-from-shard-0',
  '20-snapshot-shard-6-gone',
  '21-snapshot-world',
  '22-delta-world-position-lost',
  '23-delta-world-gone',
  '24-delta-world-id-used-again',
] as const;

export type GoldenName = (typeof GOLDEN)[number];

export function goldenJson(name: GoldenName): unknown {
  return JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8'));
}

export function goldenBytes(name: GoldenName): Uint8Array {
  return bytesOf(`${name}.msgpack.hex`);
}

/** Where tiles are told together, the first of them has the message, and the others none. */
export function goldenCompact(name: GoldenName): Uint8Array | null {
  const file = `${name}.compact.hex`;
  return existsSync(resolve(FOLDER, file)) ? bytesOf(file) : null;
}

function bytesOf(file: string): Uint8Array {
  const hex = readFileSync(resolve(FOLDER, file), 'utf8');
  return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
}
