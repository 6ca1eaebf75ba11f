import type { Seen } from '../trails/TrailStore';
import { asNumber } from '../wire/fields';
import type { TellTrail } from './questions';

/** Of each frame, which has more to do. */
const SLICE_MS = 2;
/** One aircraft's trail: its address, and a list of lists of four. */
const TRAIL = /"(~?[0-9a-f]{6})"\s*:\s*(\[\s*(?:\[[^\]]*\]\s*,?\s*)*\])/g;

/**
 * Reads the trails of ten thousand aircraft a few at a time: an answer of megabytes that is read at
 * once would hold all pictures up.
 */
export async function tellTrails(
  text: string,
  tell: TellTrail,
  signal: AbortSignal,
): Promise<void> {
  let until = performance.now() + SLICE_MS;
  for (const [, icao24, line] of text.matchAll(TRAIL)) {
    tell(icao24, seenIn(JSON.parse(line)));
    if (performance.now() < until) continue;
    await new Promise((go) => setTimeout(go));
    if (signal.aborted) return;
    until = performance.now() + SLICE_MS;
  }
}

/** `[[t, lon, lat, altitude_m | null], …]`. */
function seenIn(line: unknown): Seen[] {
  const told = Array.isArray(line) ? (line as unknown[][]) : [];
  return told.map(([t, lon, lat, altM]) => ({
    lat: asNumber(lat),
    lon: asNumber(lon),
    altM: asNumber(altM),
    headingDeg: NaN,
    atMs: asNumber(t) * 1_000,
  }));
}
