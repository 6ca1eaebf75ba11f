import { altitudeOf } from '../filters/filters';
import { courseDirection, direction, EARTH_RADIUS_M } from '../geo/sphere';
import type { FlightColumns } from '../store/types';

/** Dead reckoning stops after this many seconds: nobody flies straight for ever. */
export const MAX_AHEAD_S = 75;
/** Climbs end sooner than legs do. */
export const MAX_CLIMB_S = 30;
const SLOWEST = 0.1;
/** A correction larger than this is another place, not another estimate: it is not drawn as a slide. */
const JUMP = 32_000 / EARTH_RADIUS_M;

export interface Report {
  readonly lat: number;
  readonly lon: number;
  /** Metres; NaN where unknown. */
  readonly altM: number;
  readonly speedMps: number;
  readonly headingDeg: number;
  readonly vrateMps: number;
  /** Seconds on the layer's clock. */
  readonly atS: number;
}

/** The last that was heard of a row, on a clock that began at `baseMs`. */
export function reportOf(columns: FlightColumns, row: number, baseMs: number): Report {
  return {
    lat: columns.lat[row],
    lon: columns.lon[row],
    altM: altitudeOf(columns, row),
    speedMps: columns.speedMps[row],
    headingDeg: columns.headingDeg[row],
    vrateMps: columns.vrateMps[row],
    atS: ((columns.timePositionMs[row] || columns.lastContactMs[row]) - baseMs) / 1_000,
  };
}

/**
 * Where aircraft are drawn, by row, in the form that the shader reads: the shader and `drawnAt` move
 * each along its great circle and let what was wrong in the last guess fade.
 */
export class Motion {
  /** Direction of the last report. */
  readonly place: Float32Array;
  /** Direction of flight there. */
  readonly course: Float32Array;
  /** Angle a second, time of the report, height in Earth radii, climb in Earth radii a second. */
  readonly pace: Float32Array;
  /** What was drawn less what the new report says, and since when. */
  readonly slip: Float32Array;
  /** How fast the slip fades, a second. */
  readonly easing: Float32Array;
  /** How many seconds of the sky pass in one of ours; less than 0 backwards. */
  rate = 1;

  constructor(readonly capacity: number) {
    this.place = new Float32Array(capacity * 3);
    this.course = new Float32Array(capacity * 3);
    this.pace = new Float32Array(capacity * 4);
    this.slip = new Float32Array(capacity * 4);
    this.easing = new Float32Array(capacity);
  }

  report(row: number, report: Report, nowS: number, known: boolean): void {
    if (known) this.drawnAt(row, nowS, BEFORE);
    direction(report.lat, report.lon, this.place, row * 3);
    const heading = Number.isNaN(report.headingDeg) ? 0 : report.headingDeg;
    courseDirection(report.lat, report.lon, heading, this.course, row * 3);
    const moves = report.speedMps > 0 && !Number.isNaN(report.headingDeg);
    const k = row * 4;
    this.pace[k] = moves ? report.speedMps / EARTH_RADIUS_M : 0;
    this.pace[k + 1] = report.atS;
    this.pace[k + 2] = (report.altM || 0) / EARTH_RADIUS_M;
    this.pace[k + 3] = (report.vrateMps || 0) / EARTH_RADIUS_M;
    this.slip.fill(0, k, k + 4);
    this.easing[row] = 2 / this.pacing;
    if (known) this.ease(row, nowS);
  }

  /** Slides from where it was drawn; backwards never faster than it flies, so that none turns back. */
  private ease(row: number, nowS: number): void {
    this.drawnAt(row, nowS, AFTER, AHEAD);
    const k = row * 4;
    const x = BEFORE[0] - AFTER[0];
    const y = BEFORE[1] - AFTER[1];
    const z = BEFORE[2] - AFTER[2];
    if (x * x + y * y + z * z > JUMP * JUMP) return;
    this.slip[k] = x;
    this.slip[k + 1] = y;
    this.slip[k + 2] = z;
    this.slip[k + 3] = nowS;
    const { pacing } = this;
    const back = (x * AHEAD[0] + y * AHEAD[1] + z * AHEAD[2]) * Math.sign(pacing);
    if (back <= 0) return;
    // In our seconds, which are what a slide is seen in, however fast the sky goes by.
    const easing = (0.7 * this.pace[k] * Math.abs(pacing)) / back;
    this.easing[row] = Math.min(2, Math.max(0.08, easing)) / pacing;
  }

  /** The rate by which slides are eased: that of a sky that stands is anything but 0. */
  private get pacing(): number {
    return Math.abs(this.rate) < SLOWEST ? SLOWEST : this.rate;
  }

  /** How long before its report an aircraft may be drawn: backwards, the one before is not there yet. */
  get earliestS(): number {
    return this.rate < 0 ? -MAX_AHEAD_S : 0;
  }

  /** Writes the direction in which an aircraft is drawn, and in which it flies; answers its height. */
  drawnAt(row: number, nowS: number, out: number[], ahead?: number[]): number {
    const p = row * 3;
    const k = row * 4;
    const age = Math.max(this.earliestS, nowS - this.pace[k + 1]);
    const angle = this.pace[k] * Math.min(age, MAX_AHEAD_S);
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    // Time may have turned since: it was never more than all of it.
    const left = Math.min(1, Math.exp(-(nowS - this.slip[k + 3]) * this.easing[row]));
    let length = 0;
    for (let i = 0; i < 3; i++) {
      out[i] = this.place[p + i] * c + this.course[p + i] * s + this.slip[k + i] * left;
      length += out[i] * out[i];
      if (ahead) ahead[i] = this.course[p + i] * c - this.place[p + i] * s;
    }
    length = Math.sqrt(length) || 1;
    for (let i = 0; i < 3; i++) out[i] /= length;
    const climbing = Math.max(-MAX_CLIMB_S, Math.min(age, MAX_CLIMB_S));
    return Math.max(0, this.pace[k + 2] + this.pace[k + 3] * climbing);
  }
}

const BEFORE = [0, 0, 0];
const AFTER = [0, 0, 0];
const AHEAD = [0, 0, 0];
