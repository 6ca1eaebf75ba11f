import { altitudeOf } from '../filters/filters';
import { distanceM, turnDeg } from '../geo/sphere';
import type { ServerClock } from '../store/clock';
import type { FlightView } from '../store/types';

/** Points a trail keeps: half an hour of airliners, and 24 MB for 15,000 of them at most. */
const LONGEST = 128;
const FIELDS = 3;
/** A point is kept after so long, or sooner where the way bends. */
const STEP_MS = 15_000;
const BEND_DEG = 4;
/** Longer than that without a word, and what lies between is not known. */
const GAP_MS = 180_000;
/** Nothing that flies here goes faster; what seems to is another place, or another aircraft. */
const FASTEST_MPS = 1_000;
/** What positions may be off, and times with them. */
const SLACK_M = 5_000;

export interface Trail {
  /** Latitude, longitude, metres; oldest first. */
  readonly points: Float32Array;
  readonly length: number;
}

/** What is told of where an aircraft was. */
export interface Seen {
  readonly lat: number;
  readonly lon: number;
  readonly altM: number;
  readonly headingDeg: number;
  readonly atMs: number;
}

class Line implements Trail {
  points = new Float32Array(8 * FIELDS);
  length = 0;
  atMs = 0;
  headingDeg = NaN;

  /** Whether what was there last can be here so much later, with no more between than is known. */
  reaches(lat: number, lon: number, ms: number): boolean {
    if (this.length === 0) return true;
    const [lastLat, lastLon] = this.points.subarray((this.length - 1) * FIELDS);
    const metres = distanceM({ lat: lastLat, lon: lastLon }, { lat, lon });
    return ms <= GAP_MS && metres <= (Math.abs(ms) / 1_000) * FASTEST_MPS + SLACK_M;
  }

  add(lat: number, lon: number, altM: number): void {
    if (this.length === LONGEST) {
      this.points.copyWithin(0, FIELDS);
      this.length--;
    }
    const at = this.length++ * FIELDS;
    if (at === this.points.length) this.grow();
    this.points[at] = lat;
    this.points[at + 1] = lon;
    this.points[at + 2] = altM;
  }

  private grow(): void {
    const larger = new Float32Array(Math.min(LONGEST * FIELDS, this.points.length * 2));
    larger.set(this.points);
    this.points = larger;
  }
}

/** Where each aircraft has been while this page looked. */
export class TrailStore {
  private readonly lines = new Map<number, Line>();
  private version = -1;
  private leaps: number;

  constructor(
    private readonly store: FlightView,
    private readonly clock: ServerClock,
  ) {
    this.leaps = clock.leaps;
    store.subscribe(() => {
      this.update();
    });
    this.update();
  }

  of(row: number): Trail | undefined {
    return this.lines.get(row);
  }

  /** Lays the way to where an aircraft is, from what somebody else saw of it, in the order of time. */
  recall(icao24: string, seen: readonly Seen[]): void {
    const row = this.store.row(icao24);
    if (row < 0) return;
    let line: Line | undefined;
    for (const each of seen) line = this.extended(line, each, 1);
    if (line) this.lines.set(row, line);
    this.look(row);
  }

  private update(): void {
    if (this.clock.leaps !== this.leaps) this.leap();
    const told = this.store.changedSince(this.version, (row, change) => {
      if (change !== 'changed') this.lines.delete(row);
      if (change !== 'removed') this.look(row);
    });
    if (!told) this.startOver();
    this.version = this.store.version;
  }

  /**
   * What was seen of another time leads nowhere. Trails begin with the next reports: whoever drags
   * through time would have thousands made for each instant.
   */
  private leap(): void {
    this.lines.clear();
    this.leaps = this.clock.leaps;
    this.version = this.store.version;
  }

  private startOver(): void {
    this.lines.clear();
    for (const row of this.store.rows()) this.look(row);
  }

  private look(row: number): void {
    const s = this.store;
    const line = this.extended(this.lines.get(row), {
      lat: s.lat[row],
      lon: s.lon[row],
      altM: altitudeOf(s, row),
      headingDeg: s.headingDeg[row],
      atMs: s.timePositionMs[row],
    });
    if (line) this.lines.set(row, line);
  }

  /** The line, or a new one where it does not lead there, with that place if it is worth a point. */
  private extended(line: Line | undefined, seen: Seen, rate = this.clock.rate): Line | undefined {
    const { lat, lon, altM, headingDeg, atMs } = seen;
    if (Number.isNaN(lat) || Number.isNaN(atMs)) return line;
    // As time goes by here, which may be backwards.
    const ms = atMs - (line?.atMs ?? atMs);
    let laterMs = rate < 0 ? -ms : ms;
    if (!line?.reaches(lat, lon, laterMs)) {
      line = new Line();
      laterMs = 0;
    }
    const bend = Math.abs(turnDeg(line.headingDeg, headingDeg));
    const due = line.length === 0 || laterMs >= STEP_MS;
    if (!due && !(bend >= BEND_DEG && laterMs > 0)) return line;
    line.add(lat, lon, altM || 0);
    line.atMs = atMs;
    line.headingDeg = headingDeg;
    return line;
  }
}
