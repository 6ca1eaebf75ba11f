import { altitudeOf } from '../filters/filters';
import { turnDeg } from '../geo/sphere';
import type { ServerClock } from '../store/clock';
import type { FlightView } from '../store/types';
import { Line, type Trail } from './Line';
import { ToldLine } from './ToldLine';

export type { Trail } from './Line';

/** Points a trail keeps: hours of airliners, and 38 MB for 15,000 of them at most. */
const LONGEST = 128;
/** Of one that somebody selects: a flight around the world, and all its bends. */
const WHOLE = 4_096;
/** A point is kept after so long, or sooner where the way bends. */
const STEP_MS = 15_000;
const BEND_DEG = 4;
/** Longer than that without a word, and what lies between is not known. */
const GAP_MS = 180_000;

/** What is told of where an aircraft was. */
export interface Seen {
  readonly lat: number;
  readonly lon: number;
  readonly altM: number;
  readonly headingDeg: number;
  readonly atMs: number;
}

/** Where each aircraft has been while this page looked, and before as far as somebody told. */
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

  nowMs(): number {
    return this.clock.now();
  }

  /**
   * Lays the way to where an aircraft is as somebody else tells it, in the order of time.
   * @param whole of one that is looked at: it may be as long as a flight
   */
  recall(icao24: string, seen: readonly Seen[], whole = false): void {
    const row = this.store.row(icao24);
    if (row < 0) return;
    const told = new ToldLine(whole ? WHOLE : LONGEST);
    for (const each of seen) told.add(each);
    if (told.line.length > 0) this.lines.set(row, told.line);
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
  private extended(line: Line | undefined, seen: Seen): Line | undefined {
    const { lat, lon, altM, headingDeg, atMs } = seen;
    if (Number.isNaN(lat) || Number.isNaN(atMs)) return line;
    // As time goes by here, which may be backwards.
    const ms = atMs - (line?.atMs ?? atMs);
    let laterMs = this.clock.rate < 0 ? -ms : ms;
    if (!line || laterMs > GAP_MS || !line.reaches(lat, lon, ms)) {
      line = new Line(LONGEST);
      laterMs = 0;
    }
    const bend = Math.abs(turnDeg(line.headingDeg, headingDeg));
    const due = line.length === 0 || laterMs >= STEP_MS;
    if (!due && !(bend >= BEND_DEG && laterMs > 0)) return line;
    line.add(lat, lon, altM || 0, atMs);
    line.headingDeg = headingDeg;
    return line;
  }
}
