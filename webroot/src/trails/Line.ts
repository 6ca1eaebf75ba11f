import { distanceM } from '../geo/sphere';

export const FIELDS = 3;
/** Nothing that flies here goes faster; what seems to is another place, or another aircraft. */
const FASTEST_MPS = 1_000;
/** What positions may be off, and times with them. */
const SLACK_M = 5_000;
/** What is nearer to the straight way between its neighbours says nothing, if they are not far apart. */
const STRAIGHT_M = 150;
const LEVEL_M = 60;
const STRAIGHT_MS = 120_000;
const METRES_A_DEGREE = 111_195;

/** Where an aircraft was. */
export interface Trail {
  /** Latitude, longitude, metres; oldest first. */
  readonly points: Float32Array;
  /** When it was at each, in Unix ms. */
  readonly times: Float64Array;
  readonly length: number;
  /** Counts changes. */
  readonly version: number;
}

/** A trail that grows: straight ways are kept by their ends. */
export class Line implements Trail {
  points = new Float32Array(8 * FIELDS);
  times = new Float64Array(8);
  length = 0;
  version = 0;
  headingDeg = NaN;

  /** @param most points; then the oldest are forgotten */
  constructor(private readonly most: number) {}

  /** When it was where the line ends. */
  get atMs(): number {
    return this.times[this.length - 1];
  }

  /** Whether what was there last can be here so much later. */
  reaches(lat: number, lon: number, ms: number): boolean {
    if (this.length === 0) return true;
    return this.farFrom(lat, lon) <= (Math.abs(ms) / 1_000) * FASTEST_MPS + SLACK_M;
  }

  /** How far its end is from there, in metres. */
  farFrom(lat: number, lon: number): number {
    const at = (this.length - 1) * FIELDS;
    return distanceM({ lat: this.points[at], lon: this.points[at + 1] }, { lat, lon });
  }

  add(lat: number, lon: number, altM: number, atMs: number): void {
    if (this.isStraight(lat, lon, altM, atMs)) this.length--;
    if (this.length === this.most) {
      this.points.copyWithin(0, FIELDS);
      this.times.copyWithin(0, 1);
      this.length--;
    }
    if (this.length === this.times.length) this.grow();
    const at = this.length * FIELDS;
    this.points[at] = lat;
    this.points[at + 1] = lon;
    this.points[at + 2] = altM;
    this.times[this.length++] = atMs;
    this.version++;
  }

  /** Whether the last point lies on the way from the one before to that place. */
  private isStraight(lat: number, lon: number, altM: number, atMs: number): boolean {
    const { points, times, length } = this;
    if (length < 2) return false;
    const from = (length - 2) * FIELDS;
    const ms = atMs - times[length - 2];
    if (Math.abs(ms) > STRAIGHT_MS || Math.abs(lon - points[from + 1]) > 90) return false;
    const part = (this.atMs - times[length - 2]) / ms;
    const off = (k: number, to: number) =>
      points[from + FIELDS + k] - points[from + k] - part * (to - points[from + k]);
    const east = off(1, lon) * Math.cos((lat * Math.PI) / 180);
    const metres = Math.hypot(off(0, lat), east) * METRES_A_DEGREE;
    return metres < STRAIGHT_M && Math.abs(off(2, altM)) < LEVEL_M;
  }

  private grow(): void {
    const size = Math.min(this.most, this.length * 2);
    const points = new Float32Array(size * FIELDS);
    const times = new Float64Array(size);
    points.set(this.points);
    times.set(this.times);
    this.points = points;
    this.times = times;
  }
}

/**
 * The part of a trail that is no longer ago than that: writes where it begins, perhaps between two
 * points, and answers with the first point after that.
 */
export function tailOf(trail: Trail, nowMs: number, lengthMs: number, begins: number[]): number {
  const { points, times, length } = trail;
  let i = length - 1;
  while (i > 0 && Math.abs(nowMs - times[i - 1]) <= lengthMs) i--;
  const from = Math.max(0, i - 1) * FIELDS;
  const ms = i > 0 ? times[i] - times[i - 1] : 0;
  // Time may be played backwards.
  const edgeMs = nowMs - lengthMs * (ms < 0 ? -1 : 1);
  const part = ms === 0 ? 0 : Math.max(0, Math.min(1, (edgeMs - times[i - 1]) / ms));
  // From one side of the date line to the other there is nothing between.
  const whole = Math.abs(points[i * FIELDS + 1] - points[from + 1]) > 180 ? 1 : part;
  for (let k = 0; k < FIELDS; k++)
    begins[k] = points[from + k] + (points[i * FIELDS + k] - points[from + k]) * whole;
  return i > 0 ? i : 1;
}
