import { ahead, bearingDeg, distanceM } from '../geo/sphere';
import type { CameraPlace } from './camera';

/** Flights farther than this rise on their way, as otherwise the ground would race by below. */
const RISE_FROM_M = 1_500_000;

/**
 * The camera's way from where it stands to somewhere else: the shortest one over the ground, nearer and
 * farther by equal parts a second. Whoever wants to be elsewhere meanwhile begins another one.
 */
export class CameraFlight {
  private readonly bearing: number;
  private readonly distance: number;
  private readonly rise: number;

  constructor(
    private readonly from: CameraPlace,
    readonly to: CameraPlace,
    private readonly startMs: number,
    private readonly lengthMs: number,
  ) {
    this.bearing = bearingDeg(from, to);
    this.distance = distanceM(from, to);
    const low = Math.max(from.altitude, to.altitude);
    const enough = Math.min(1.5, this.distance / 4_000_000);
    this.rise = this.distance > RISE_FROM_M ? Math.max(0, Math.log(enough / low)) : 0;
  }

  isOver(nowMs: number): boolean {
    return nowMs >= this.startMs + this.lengthMs;
  }

  /** Where the camera is at that moment. */
  at(nowMs: number): CameraPlace {
    if (this.isOver(nowMs)) return this.to;
    const part = eased(Math.max(0, (nowMs - this.startMs) / this.lengthMs));
    const height =
      Math.log(this.from.altitude) * (1 - part) +
      Math.log(this.to.altitude) * part +
      this.rise * Math.sin(Math.PI * part);
    const { lat, lon } = ahead(this.from, this.bearing, this.distance * part);
    return { lat, lon, altitude: Math.exp(height) };
  }
}

/** Begins and ends gently. */
function eased(part: number): number {
  return part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
}
