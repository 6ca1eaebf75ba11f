import { ahead, bearingDeg, type LatLon } from '../geo/sphere';
import { Line } from './Line';
import type { Seen } from './TrailStore';

/** Who is told of twice so far apart and has hardly moved has stood there: it is another flight. */
const STOOD_MS = 600_000;
const STOOD_MPS = 15;
/** A longer piece would cut through the Earth, and lie on the map where nobody flew. */
const PIECE_M = 150_000;

/** A way as somebody tells it who leaves out what is straight: of several flights the last. */
export class ToldLine {
  line: Line;
  private last: LatLon | null = null;

  /** @param most points; then the oldest are forgotten */
  constructor(private readonly most: number) {
    this.line = new Line(most);
  }

  add(seen: Seen): void {
    const { lat, lon, altM, atMs } = seen;
    if (Number.isNaN(lat + lon) || Number.isNaN(atMs)) return;
    if (!this.leadsTo(seen)) this.line = new Line(this.most);
    else if (this.last) this.curve(this.last, seen);
    this.line.add(lat, lon, altM || 0, atMs);
    this.line.headingDeg = seen.headingDeg;
    this.last = { lat, lon };
  }

  private leadsTo({ lat, lon, atMs }: Seen): boolean {
    const { line } = this;
    if (line.length === 0) return true;
    const ms = atMs - line.atMs;
    if (ms <= 0 || !line.reaches(lat, lon, ms)) return false;
    return ms < STOOD_MS || line.farFrom(lat, lon) > (ms / 1_000) * STOOD_MPS;
  }

  /** Lays points along the shortest way. */
  private curve(from: LatLon, { lat, lon, altM, atMs }: Seen): void {
    const { line } = this;
    const metres = line.farFrom(lat, lon);
    const pieces = Math.ceil(metres / PIECE_M);
    const [startMs, startM] = [line.atMs, line.points[line.length * 3 - 1]];
    const course = bearingDeg(from, { lat, lon });
    for (let i = 1; i < pieces; i++) {
      const part = i / pieces;
      const at = ahead(from, course, metres * part);
      const altitude = startM + ((altM || 0) - startM) * part;
      line.add(at.lat, at.lon, altitude, startMs + (atMs - startMs) * part);
    }
  }
}
