import type { SkyView } from '../app/SkyView';
import { place, type LatLon } from '../geo/sphere';
import { Motion, reportOf } from '../globe/motion';

/** As on the globe. */
const CLOCK_SPAN_S = 20_000;

/** Moves aircraft on the flat map as the globe does, by the same rules. */
export class MapAircraft {
  private motion = new Motion(4_096);
  private version = -1;
  private base = NaN;
  private leaps = -1;
  private readonly at = [0, 0, 0];

  constructor(readonly sky: SkyView) {
    this.restartClock();
  }

  nowS(): number {
    return (this.sky.clock.now() - this.base) / 1_000;
  }

  sync(): void {
    const { store, shown, clock } = this.sky;
    shown.update();
    this.motion.rate = clock.rate;
    if (Math.abs(this.nowS()) > CLOCK_SPAN_S) this.restartClock();
    if (store.version === this.version) return;
    const full = store.length > this.motion.capacity;
    if (full) this.motion = this.newMotion(store.length * 2);
    const now = this.nowS();
    const leapt = clock.leaps !== this.leaps;
    this.leaps = clock.leaps;
    const told =
      !full &&
      !leapt &&
      store.changedSince(this.version, (row, change) => {
        if (change !== 'removed') this.report(row, now, change === 'changed');
      });
    if (!told) for (const row of store.rows()) this.report(row, now, false);
    this.version = store.version;
  }

  ageS(row: number, nowS: number): number {
    return Math.max(0, nowS - this.motion.pace[row * 4 + 1]);
  }

  where(row: number, nowS: number): LatLon {
    this.motion.drawnAt(row, nowS, this.at);
    return place(this.at[0], this.at[1], this.at[2]);
  }

  /** All that was reported is told by the old one: it is taken in again. */
  private restartClock(): void {
    this.base = this.sky.clock.now() - 1_000;
    this.motion = this.newMotion(this.motion.capacity);
    this.version = -1;
  }

  private newMotion(capacity: number): Motion {
    const motion = new Motion(capacity);
    motion.rate = this.sky.clock.rate;
    return motion;
  }

  private report(row: number, nowS: number, known: boolean): void {
    const s = this.sky.store;
    if (Number.isNaN(s.lat[row])) return;
    const report = reportOf(s, row, this.base);
    this.motion.report(row, report, nowS, known && this.motion.pace[row * 4 + 1] !== 0);
  }
}
