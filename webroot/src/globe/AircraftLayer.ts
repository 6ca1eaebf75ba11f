import type { AnomalyView } from '../anomalies/AnomalyStore';
import { Marks } from '../anomalies/Marks';
import type { Shown } from '../filters/Shown';
import { isOnGround } from '../filters/filters';
import type { ServerClock } from '../store/clock';
import type { FlightView } from '../store/types';
import { iconIndex } from './icons';
import { reportOf } from './motion';
import {
  type Coming,
  GONE,
  GRAVE,
  GROUND,
  HOVERED,
  ODD,
  SELECTED,
  SHOWN,
  SpriteLayer,
} from './SpriteLayer';

/** Seconds after which the layer's clock starts anew: 32-bit floats grow coarse, a kiosk runs for weeks. */
const CLOCK_SPAN_S = 20_000;
/** Who came or went so long ago does not fade any more. */
const LONG_S = 60;

/** Keeps the sprites as the store is: it looks only at rows that changed. */
export class AircraftLayer {
  readonly sprites: SpriteLayer;
  readonly marks: Marks;
  /** How many are shown after filtering. */
  shown = 0;
  private base: number;
  private version = -1;
  private first = true;
  private leaps: number;
  /** What is new is simply there: those of the first snapshot, and of another instant of the past. */
  private atOnce = true;
  private selected = -1;
  private hovered = -1;
  private selectedHidden = false;

  constructor(
    readonly store: FlightView,
    private readonly filter: Shown,
    private readonly clock: ServerClock,
    anomalies: AnomalyView,
  ) {
    this.marks = new Marks(store, anomalies);
    this.base = clock.now() - 1_000;
    this.leaps = clock.leaps;
    this.sprites = new SpriteLayer(Math.max(16_384, store.length));
  }

  nowS(): number {
    return (this.clock.now() - this.base) / 1_000;
  }

  /** Takes in what changed since the last call; cheap when nothing did. */
  sync(): void {
    this.sprites.rate = this.clock.rate;
    if (Math.abs(this.nowS()) > CLOCK_SPAN_S) this.restartClock();
    const now = this.nowS();
    this.sprites.uniforms.uNow.value = now;
    if (this.store.version !== this.version) this.takeIn(now);
    this.marks.update(this.markAgain);
    this.sprites.commit();
  }

  /** Looks at all rows again, for the filters are others. */
  refilter(): void {
    this.filter.update();
    for (let row = 0; row < this.store.length; row++) this.mark(row);
    this.sprites.commit();
  }

  private readonly markAgain = (row: number): void => {
    this.mark(row);
  };

  private takeIn(now: number): void {
    if (this.first && this.store.count === 0) return;
    const { leaps, rate } = this.clock;
    const leapt = leaps !== this.leaps;
    this.leaps = leaps;
    // While time stands still nobody would ever have come.
    this.atOnce = this.first || leapt || rate === 0;
    this.filter.update();
    if (this.store.length > this.sprites.capacity) this.sprites.grow(this.store.length * 2);
    const complete = this.store.changedSince(this.version, (row, change) => {
      this.update(row, now, change === 'added' ? 'new' : leapt ? 'placed' : 'sliding');
    });
    if (!complete) this.updateAll(now, leapt ? 'placed' : 'sliding');
    this.version = this.store.version;
    this.first = false;
  }

  /** From inside an aircraft one does not see it. */
  set hideSelected(hide: boolean) {
    this.selectedHidden = hide;
    this.remark(this.selected);
  }

  get hasSelection(): boolean {
    return this.selected >= 0;
  }

  select(row: number): void {
    const before = this.selected;
    this.selected = row;
    this.sprites.topRow = row;
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

  private updateAll(now: number, coming: Coming): void {
    for (let row = 0; row < this.store.length; row++) this.update(row, now, coming);
  }

  private update(row: number, now: number, coming: Coming): void {
    const s = this.store;
    if (!s.has(row)) {
      if (this.sprites.flags(row) & SHOWN) this.count(-1);
      this.sprites.setGone(row, this.atOnce ? now - LONG_S : now);
      return;
    }
    if (!Number.isNaN(s.lat[row])) {
      const report = reportOf(s, row, this.base);
      const back = (this.sprites.flags(row) & GONE) !== 0;
      const bornS = this.atOnce ? now - LONG_S : now;
      const icon = iconIndex(s.category[row]);
      this.sprites.report(row, report, icon, now, back ? 'new' : coming, bornS);
    }
    this.mark(row);
  }

  private mark(row: number): void {
    const s = this.store;
    if (!s.has(row)) return;
    const before = this.sprites.flags(row);
    const wanted = row === this.selected ? !this.selectedHidden : this.filter.has(row);
    const visible = wanted && !Number.isNaN(s.lat[row]);
    let flags = visible ? SHOWN : 0;
    if (row === this.selected) flags |= SELECTED;
    if (row === this.hovered) flags |= HOVERED;
    if (isOnGround(s, row)) flags |= GROUND;
    const level = this.marks.level(row);
    if (level > 0) flags |= level > 1 ? ODD | GRAVE : ODD;
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
  }
}
