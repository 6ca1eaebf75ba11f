const USUAL_HEARTBEAT_MS = 5000;
const LONGEST_HEARTBEAT_MS = 60_000;
const MISSING_HEARTBEATS = 3;

/** Tells a quiet server from a dead one. */
export class Watchdog {
  private heardAtMs = 0;
  private heartbeatAtMs = NaN;
  private heartbeatMs = USUAL_HEARTBEAT_MS;

  /** A connection is begun. */
  begin(nowMs: number): void {
    this.heardAtMs = nowMs;
    this.heartbeatAtMs = NaN;
  }

  /** Anything came. */
  heard(nowMs: number): void {
    this.heardAtMs = nowMs;
  }

  /** A heartbeat came; from the second one on it shows how far apart they are. */
  heartbeat(nowMs: number): void {
    const apart = nowMs - this.heartbeatAtMs;
    if (apart > USUAL_HEARTBEAT_MS) this.heartbeatMs = Math.min(apart, LONGEST_HEARTBEAT_MS);
    this.heartbeatAtMs = nowMs;
  }

  isSilent(nowMs: number): boolean {
    return nowMs - this.heardAtMs > MISSING_HEARTBEATS * this.heartbeatMs;
  }

  /** It was given up; should it only have been slow, wait longer the next time. */
  gaveUp(): void {
    this.heartbeatMs = Math.min(this.heartbeatMs * 2, LONGEST_HEARTBEAT_MS);
  }
}
