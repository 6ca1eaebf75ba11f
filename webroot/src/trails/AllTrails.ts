import * as THREE from 'three';
import type { AircraftLayer } from '../globe/AircraftLayer';
import { SHOWN } from '../globe/SpriteLayer';
import type { PaletteName } from '../palette/altitude';
import { FIELDS, tailOf, type Trail } from './Line';
import { Ramp } from './ramp';
import { TrailLines } from './TrailLines';
import type { TrailStore } from './TrailStore';

/** Made anew this often: trails grow slowly. */
const REFRESH_S = 2;
/** All of them are too much work for one frame: some are laid in each, for so long; in slow ones for longer. */
const BUDGET_MS = 0.8;
const SLOWEST_MS = 10;
const FRAME_MS = 1_000 / 60;
/** Ends of pieces: an hour of ten thousand. What has no room any more is not drawn. */
const LEAST = 65_536;
const MOST = 1_048_576;

/** The trails of all that are shown, as thin lines: laid out of sight while those of before are seen. */
export class AllTrails {
  readonly group = new THREE.Group();
  selected = -1;
  /** How long ago they begin. */
  lengthMs = Infinity;
  private ramp = new Ramp('spectrum');
  private shown = new TrailLines(LEAST);
  private next = new TrailLines(LEAST);
  private capacity = LEAST;
  private begunAt = -Infinity;
  private laidAtMs = 0;
  /** The next row to lay; -1 while there is nothing to do. */
  private row = -1;
  private readonly begins = [0, 0, 0];

  constructor(
    private readonly trails: TrailStore,
    private readonly aircraft: AircraftLayer,
  ) {
    this.group.add(this.shown.lines, this.next.lines);
    this.group.visible = false;
  }

  set palette(name: PaletteName) {
    this.ramp = new Ramp(name);
  }

  /** How many ends of pieces are seen. */
  get drawn(): number {
    return this.shown.lines.geometry.drawRange.count;
  }

  refresh(): void {
    this.begunAt = -Infinity;
    this.row = -1;
  }

  frame(nowS: number): void {
    if (!this.group.visible) return;
    if (this.row < 0) {
      if (Math.abs(nowS - this.begunAt) < REFRESH_S) return;
      this.begunAt = nowS;
      this.row = 0;
      this.next.begin(this.capacity);
    }
    const atMs = performance.now();
    const share = ((atMs - this.laidAtMs) / FRAME_MS) * BUDGET_MS;
    this.laidAtMs = atMs;
    this.lay(atMs + Math.max(BUDGET_MS, Math.min(SLOWEST_MS, share)));
  }

  private lay(untilMs: number): void {
    const rows = this.aircraft.store.length;
    const nowMs = this.trails.nowMs();
    while (this.row < rows) {
      this.layOne(this.row++, nowMs);
      if (this.row % 16 === 0 && performance.now() > untilMs) {
        this.next.send();
        return;
      }
    }
    this.next.send();
    this.swap();
  }

  private swap(): void {
    this.row = -1;
    [this.shown, this.next] = [this.next, this.shown];
    this.shown.show(true);
    this.next.show(false);
    // Next time there is room for a quarter more.
    if (this.shown.laid * 1.25 > this.capacity) this.capacity = Math.min(MOST, this.capacity * 2);
  }

  private layOne(row: number, nowMs: number): void {
    const trail = this.trails.of(row);
    if (!trail || row === this.selected || !(this.aircraft.sprites.flags(row) & SHOWN)) return;
    this.layTail(trail, nowMs);
  }

  private layTail(trail: Trail, nowMs: number): void {
    const { points, length } = trail;
    const first = tailOf(trail, nowMs, this.lengthMs, this.begins);
    // A piece needs two ends.
    if (first >= length || !this.next.hasRoom((length - first) * 2)) return;
    const [lat, lon, altM] = this.begins;
    this.next.to(lat, lon, altM, this.ramp, true, false);
    for (let i = first; i < length; i++) {
      const p = i * FIELDS;
      const isLast = i + 1 === length;
      this.next.to(points[p], points[p + 1], points[p + 2], this.ramp, false, isLast);
    }
  }
}
