/** Whose trails are drawn. */
export type TrailsMode = 'none' | 'selected' | 'all';

/** How far back trails reach: in minutes, or all of a flight. */
export type TrailLength = '5' | '10' | '30' | '60' | 'flight';

/** In ms; Infinity for all of a flight. */
export function trailMs(length: TrailLength): number {
  return length === 'flight' ? Infinity : Number(length) * 60_000;
}
