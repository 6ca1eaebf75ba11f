import type { ServerClock } from '../store/clock';
import { ON_GROUND, type FlightView } from '../store/types';
import { iconIndex } from './icons';
import { GONE, GROUND, HOVERED, SELECTED, SHOWN, SpriteLayer } from './SpriteLayer';

/** Seconds after which the layer's clock starts anew: 32-bit floats grow coarse, a kiosk runs for weeks. */
const CLOCK_SPAN_S = 20_000;

export type Matches = (row: number) => boolean;

/** Keeps the sprites as the store is: it looks only at rows that changed. */
export class AircraftLayer {
  readonly sprites: SpriteLayer;
  /** How many are shown after filtering. */
  shown = 0;
  private base: number;
  private version = -1;
  private matches: Matches = () => true;
  private selected = -1;
  private hovered = -1;

  constructor(
    readonly store: FlightView,
    private readonly clock: ServerClock,
  ) {
    this.base = clock.now() - 1_000;
    this.sprites = new SpriteLayer(Math.max(16_384, store.length));
  }

  nowS(): number {
    return (this.clock.now() - this.base) / 1_000;
  }

  /** Takes in what changed since the last call; cheap when nothing did. */
  sync(): void {
    const now = this.nowS();
    this.sprites.uniforms.uNow.value = now;
    if (now > CLOCK_SPAN_S) this.restartClock();
    if (this.store.version === this.version) return;
    if (this.store.length > this.sprites.capacity) this.sprites.grow(this.store.length * 2);
    const complete = this.store.changedSince(this.version, (row, change) => {
      this.update(row, now, change === 'added');
    });
    if (!complete) this.updateAll(now);
    this.version = this.store.version;
    this.sprites.commit();
  }

  filter(matches: Matches): void {
    this.matches = matches;
    for (let row = 0; row < this.store.length; row++) this.mark(row);
    this.sprites.commit();
  }

  select(row: number): void {
    const before = this.selected;
    this.selected = row;
    this.remark(before, row);
  }

  hover(row: number): void {
    const before = this.hovered;
    if (before === row) return;
    this.hovered = row;
    this.remark(before, row);
  }

  private remark(...rows: number[]): void {
    for (const row of rows) if (row >= 0) this.mark(row);
    this.sprites.commit();
  }

  private updateAll(now: number): void {
    for (let row = 0; row < this.store.length; row++) this.update(row, now, false);
  }

  private update(row: number, now: number, fresh: boolean): void {
    const s = this.store;
    if (!s.has(row)) {
      if (this.sprites.flags(row) & SHOWN) this.count(-1);
      this.sprites.setGone(row, now);
      return;
    }
    if (!Number.isNaN(s.lat[row])) {
      const report = {
        lat: s.lat[row],
        lon: s.lon[row],
        altM: Number.isNaN(s.altM[row]) ? s.geoAltM[row] : s.altM[row],
        speedMps: s.speedMps[row],
        headingDeg: s.headingDeg[row],
        vrateMps: s.vrateMps[row],
        atS: ((s.timePositionMs[row] || s.lastContactMs[row]) - this.base) / 1_000,
      };
      const back = fresh || (this.sprites.flags(row) & GONE) !== 0;
      this.sprites.report(row, report, iconIndex(s.category[row]), now, back);
    }
    this.mark(row);
  }

  private mark(row: number): void {
    const s = this.store;
    if (!s.has(row)) return;
    const before = this.sprites.flags(row);
    const visible = !Number.isNaN(s.lat[row]) && (row === this.selected || this.matches(row));
    let flags = visible ? SHOWN : 0;
    if (row === this.selected) flags |= SELECTED;
    if (row === this.hovered) flags |= HOVERED;
    if (s.flags[row] & ON_GROUND) flags |= GROUND;
    const was = before & SHOWN && !(before & GONE) ? 1 : 0;
    this.count((visible ? 1 : 0) - was);
    this.sprites.setFlags(row, flags);
  }

  private count(change: number): void {
    this.shown += change;
  }

  private restartClock(): void {
    const shift = this.nowS() - 1_000;
    this.base += shift * 1_000;
    this.sprites.shiftTime(shift);
    this.sprites.uniforms.uNow.value = this.nowS();
  }
}
