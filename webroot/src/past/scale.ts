/** What part of time the strip shows, and where on it an instant is. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Mark {
  readonly atMs: number;
  readonly words: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a strip may be, each about three times the one before. */
export const LENGTHS = [
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  30 * DAY,
] as const;

/** A longer one is chosen by hand: in it a minute is not to be hit. */
const LONGEST_AT_FIRST = DAY;
/** Bars of traffic, which the server counts in multiples of five minutes. */
const SHORTEST_STEP_S = 300;
const MOST_BARS = 240;
const MARK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080].map(
  (minutes) => minutes * MINUTE,
);
const MARK_PX = 74;

export function xOf({ fromMs, toMs }: Stretch, atMs: number, width: number): number {
  return ((atMs - fromMs) / (toMs - fromMs)) * width;
}

export function timeAt({ fromMs, toMs }: Stretch, x: number, width: number): number {
  return fromMs + (Math.max(0, Math.min(width, x)) / width) * (toMs - fromMs);
}

/** The length that shows all that is known, or the last day of it; NaN where that is not known yet. */
export function lengthFor(knownMs: number): number {
  if (Number.isNaN(knownMs)) return 6 * HOUR;
  return LENGTHS.find((each) => each >= knownMs || each >= LONGEST_AT_FIRST) ?? HOUR;
}

/** The next longer or shorter one. */
export function nextLength(lengthMs: number, by: 1 | -1): number {
  const at = LENGTHS.findIndex((each) => each >= lengthMs) + by;
  return LENGTHS[Math.max(0, Math.min(LENGTHS.length - 1, at))];
}

/** The stretch of that length that ends now, or one around an instant that is not in it. */
export function stretchOf(lengthMs: number, nowMs: number, instantMs: number): Stretch {
  const last = { fromMs: nowMs - lengthMs, toMs: nowMs };
  if (!(instantMs < last.fromMs)) return last;
  // In steps, so that the ground does not move while time passes over it.
  const step = lengthMs / 2;
  const fromMs = Math.floor(instantMs / step) * step - step / 2;
  return { fromMs, toMs: fromMs + lengthMs };
}

/** In seconds, so that there are not more bars than can be told apart. */
export function trafficStep(lengthMs: number): number {
  const least = lengthMs / 1_000 / MOST_BARS;
  return Math.max(1, Math.ceil(least / SHORTEST_STEP_S)) * SHORTEST_STEP_S;
}

/** Round times of the clock on the wall, so far apart that they can be read. */
export function marksOf({ fromMs, toMs }: Stretch, width: number): Mark[] {
  const most = Math.max(1, width / MARK_PX);
  const step = MARK_STEPS.find((each) => (toMs - fromMs) / each <= most) ?? 30 * DAY;
  const marks: Mark[] = [];
  // Midnight is where the zone says, and days may have 23 hours: from midnight on, by the wall's clock.
  const day = new Date(fromMs);
  day.setHours(0, 0, 0, 0);
  const first = Math.floor((fromMs - day.getTime() - 2 * HOUR) / step);
  for (let i = Math.max(0, first); ; i++) {
    const at = new Date(day);
    at.setMinutes((i * step) / MINUTE);
    const atMs = at.getTime();
    if (atMs > toMs) return marks;
    if (atMs >= fromMs) marks.push({ atMs, words: markWords(at) });
  }
}

function markWords(at: Date): string {
  const isMidnight = at.getHours() === 0 && at.getMinutes() === 0;
  return isMidnight
    ? at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
    : at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
