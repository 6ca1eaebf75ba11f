import { encode } from '@msgpack/msgpack';
import type { Flight, Text } from '../../src/store/types';

/** A flight in the whole numbers and texts of a row; null is not known. */
interface Quantized {
  readonly numbers: readonly (number | null)[];
  readonly texts: readonly Text[];
}

const LAST_CONTACT = 8;
const NOTHING: Quantized = {
  numbers: [...Array<null>(9).fill(null), 0, null, null],
  texts: Array<null>(8).fill(null),
};

function quantize(f: Flight): Quantized {
  const alt = whole(f.altM, 10);
  const geo = whole(f.geoAltM, 10);
  const age = Number.isNaN(f.timePositionMs) ? null : f.lastContactMs - f.timePositionMs;
  return {
    numbers: [
      whole(f.lat, 1e5),
      whole(f.lon, 1e5),
      alt,
      geo === null ? null : geo - (alt ?? 0),
      whole(f.speedMps, 10),
      whole(f.headingDeg, 10),
      whole(f.vrateMps, 10),
      age,
      f.lastContactMs,
      f.flags,
      f.category < 0 ? null : f.category,
      f.positionSource < 0 ? null : f.positionSource,
    ],
    texts: [
      f.callsign,
      f.squawk,
      f.country,
      f.registration,
      f.aircraftType,
      f.origin,
      f.destination,
      f.feed,
    ],
  };
}

function whole(value: number, scale: number): number | null {
  return Number.isNaN(value) ? null : Math.round(value * scale);
}

/** A row as the protocol has it; whole when nothing was told before. */
export function row(id: number, before: Flight | null, after: Flight): number[] {
  const old = before ? quantize(before) : NOTHING;
  const now = quantize(after);
  const out: number[] = [];
  const bits = changedBits(old, now) | (before ? 0 : 1 << 7);
  varint(out, id);
  varint(out, bits);
  if (!before) address(out, after.icao24);
  const number = (i: number): void => {
    const value = now.numbers[i];
    if (value === null) varint(out, 0);
    else varint(out, zigzag(value - (old.numbers[i] ?? 0)) + 1);
  };
  number(LAST_CONTACT);
  if (bits & 1) {
    number(0);
    if (now.numbers[0] !== null) number(1);
  }
  for (let i = 2; i < 12; i++) if (i !== LAST_CONTACT && bits & (1 << (i - 1))) number(i);
  for (let i = 0; i < 8; i++) if (bits & (1 << (11 + i))) text(out, now.texts[i]);
  return out;
}

function changedBits(old: Quantized, now: Quantized): number {
  let bits = 0;
  old.numbers.forEach((value, i) => {
    if (i !== LAST_CONTACT && value !== now.numbers[i]) bits |= i === 0 ? 1 : 1 << (i - 1);
  });
  old.texts.forEach((value, i) => {
    if (value !== now.texts[i]) bits |= 1 << (11 + i);
  });
  return bits;
}

export function varint(out: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

export function text(out: number[], value: Text): void {
  if (value === null) out.push(0);
  else {
    const bytes = new TextEncoder().encode(value);
    varint(out, bytes.length + 1);
    out.push(...bytes);
  }
}

function address(out: number[], icao24: string): void {
  const digits = /^(~?)([0-9a-f]{6})$/.exec(icao24);
  if (digits) varint(out, parseInt(digits[2], 16) * 2 + (digits[1] ? 1 : 0) + 1);
  else {
    out.push(0);
    text(out, icao24);
  }
}

export function pack(
  parts: unknown[],
  rows?: { at: number; rows: readonly number[][] },
): Uint8Array {
  if (rows) parts.splice(rows.at, 0, Uint8Array.from(rows.rows.flat()));
  return encode(parts);
}
