import type { SkyView } from '../app/SkyView';
import { place, type LatLon } from '../geo/sphere';
import { Motion, reportOf } from '../globe/motion';

/** Moves aircraft on the flat map as the globe does, by the same rules. */
export class MapAircraft {
  private motion = new Motion(4_096);
  private version = -1;
  private readonly base: number;
  private readonly at = [0, 0, 0];

  constructor(readonly sky: SkyView) {
    this.base = sky.clock.now() - 1_000;
  }

  nowS(): number {
    return (this.sky.clock.now() - this.base) / 1_000;
  }

  sync(): void {
    const { store, shown } = this.sky;
    shown.update();
    if (store.version === this.version) return;
    const full = store.length > this.motion.capacity;
    if (full) this.motion = new Motion(store.length * 2);
    const now = this.nowS();
    const told =
      !full &&
      store.changedSince(this.version, (row, change) => {
        if (change !== 'removed') this.report(row, now, change === 'changed');
      });
    if (!told) for (const row of store.rows()) this.report(row, now, false);
    this.version = store.version;
  }

  ageS(row: number): number {
    return Math.max(0, this.nowS() - this.motion.pace[row * 4 + 1]);
  }

  where(row: number, nowS: number): LatLon {
    this.motion.drawnAt(row, nowS, this.at);
    return place(this.at[0], this.at[1], this.at[2]);
  }

  private report(row: number, nowS: number, known: boolean): void {
    const s = this.sky.store;
    if (Number.isNaN(s.lat[row])) return;
    const report = reportOf(s, row, this.base);
    this.motion.report(row, report, nowS, known && this.motion.pace[row * 4 + 1] !== 0);
  }
}
