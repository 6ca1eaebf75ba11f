/** Once around in three minutes. */
const DEG_PER_S = 2;
/** A step that comes later than this after the last one is no longer: the globe turns slower, but never jumps. */
const LONGEST_STEP_S = 0.1;

/**
 * The globe turning by itself while nobody steers. Unlike that of three.js's controls it has no inertia,
 * which on a slow machine went on for many seconds after it was stopped.
 */
export class Turning {
  private lastMs = NaN;

  /** How far the eye has moved to the east since the last step, in degrees: west, as the sun does. */
  step(nowMs: number): number {
    const seconds = Math.min(LONGEST_STEP_S, (nowMs - this.lastMs) / 1_000);
    this.lastMs = nowMs;
    return Number.isNaN(seconds) ? 0 : -DEG_PER_S * seconds;
  }
}
