import L from 'leaflet';
import { penOf } from '../canvas';
import { cssRamp, legendPosition, type PaletteName } from '../palette/altitude';
import { FIELDS, tailOf, type Trail } from '../trails/Line';
import { trailMs, type TrailLength } from '../trails/lengths';
import type { TrailStore } from '../trails/TrailStore';
import type { MapAircraft } from './MapAircraft';
import { type MapFrame, mapFrame } from './mapFrame';

/** Colours of trails: finer steps cannot be seen, and to work out each anew would take seconds. */
const COLORS = 64;
/** Of each frame, which has more to do; of slow ones as large a part. */
const BUDGET_MS = 2;
const SLOWEST_MS = 16;
const FRAME_MS = 1_000 / 60;
/** Made anew this often: trails grow slowly. */
const REFRESH_MS = 2_000;
/** Nearer than that to where the pen is nothing more is to be seen. */
const LEAST_PX = 2;
/** A piece that long leads from one edge of the world to the other. */
const MOST_PX = 600;

/** The trails of all, on a canvas below the aircraft: laid out of sight, some in each frame. */
export class TrailCanvas {
  readonly canvas = document.createElement('canvas');
  /** Not drawn here: it has a line of its own. */
  selected = -1;
  private on = false;
  private lengthMs = Infinity;
  private colors = cssRamp('spectrum', COLORS);
  private readonly next = document.createElement('canvas');
  private readonly begins = [0, 0, 0];
  private frame: MapFrame | null = null;
  /** The next row to lay. */
  private row = 0;
  private drawnAtMs = -Infinity;
  private isDrawing = false;
  private laidAtMs = 0;

  constructor(
    private readonly map: L.Map,
    private readonly aircraft: MapAircraft,
    private readonly trails: TrailStore,
  ) {
    this.canvas.className = 'map-aircraft leaflet-zoom-hide';
    map.getPanes().overlayPane.append(this.canvas);
  }

  dress(on: boolean, length: TrailLength, palette: PaletteName): void {
    this.on = on;
    this.canvas.hidden = !on;
    this.lengthMs = trailMs(length);
    this.colors = cssRamp(palette, COLORS);
    this.restart();
  }

  /** The ground lies elsewhere, or others are shown. */
  restart(): void {
    this.drawnAtMs = -Infinity;
    this.frame = null;
  }

  /** What was drawn is of another zoom. */
  clear(): void {
    this.canvas.width = 0;
  }

  /** Goes on drawing with each frame until all are drawn, if there is anything to do. */
  draw(): void {
    if (this.on && !this.isDrawing) this.drawSome();
  }

  private readonly drawSome = (): void => {
    if (!this.frame) {
      this.isDrawing = false;
      if (!this.on || performance.now() - this.drawnAtMs < REFRESH_MS) return;
      this.begin();
    }
    this.isDrawing = true;
    const nowMs = performance.now();
    const share = ((nowMs - this.laidAtMs) / FRAME_MS) * BUDGET_MS;
    this.laidAtMs = nowMs;
    if (this.lay(nowMs + Math.max(BUDGET_MS, Math.min(SLOWEST_MS, share)))) this.show();
    requestAnimationFrame(this.drawSome);
  };

  private begin(): void {
    this.frame = mapFrame(this.map);
    this.row = 0;
    const { size, ratio } = this.frame;
    this.next.width = size.x * ratio;
    this.next.height = size.y * ratio;
    const pen = penOf(this.next);
    pen.scale(ratio, ratio);
    pen.globalAlpha = 0.5;
  }

  /** Answers whether all are laid. */
  private lay(untilMs: number): boolean {
    const { frame, aircraft } = this;
    if (!frame) return false;
    const { store, shown } = aircraft.sky;
    const pen = penOf(this.next);
    const nowMs = this.trails.nowMs();
    for (; this.row < store.length; this.row++) {
      if (this.row % 8 === 7 && performance.now() > untilMs) return false;
      if (this.row === this.selected || !store.has(this.row) || !shown.has(this.row)) continue;
      const trail = this.trails.of(this.row);
      if (trail) this.layOne(pen, frame, trail, nowMs);
    }
    return true;
  }

  /** Pieces of one colour that follow each other are one stroke. */
  private layOne(
    pen: CanvasRenderingContext2D,
    frame: MapFrame,
    trail: Trail,
    nowMs: number,
  ): void {
    const { points, length } = trail;
    const first = tailOf(trail, nowMs, this.lengthMs, this.begins);
    let [x, y] = [frame.x(this.begins[1]), frame.y(this.begins[0])];
    let color = -1;
    for (let i = first; i < length; i++) {
      const p = i * FIELDS;
      const [toX, toY] = [frame.x(points[p + 1]), frame.y(points[p])];
      const far = Math.abs(toX - x) + Math.abs(toY - y);
      if (far < LEAST_PX && i + 1 < length) continue;
      if (far < MOST_PX && frame.isNear(x, y, toX, toY)) {
        const position = legendPosition(points[p + 2] / 0.3048);
        const next = Math.round(position * (COLORS - 1));
        if (next !== color) {
          if (color >= 0) pen.stroke();
          pen.strokeStyle = this.colors[next];
          pen.beginPath();
          pen.moveTo(x, y);
          color = next;
        }
        pen.lineTo(toX, toY);
      } else if (color >= 0) {
        pen.stroke();
        color = -1;
      }
      [x, y] = [toX, toY];
    }
    if (color >= 0) pen.stroke();
  }

  private show(): void {
    const { canvas, next, frame } = this;
    if (!frame) return;
    canvas.width = next.width;
    canvas.height = next.height;
    canvas.style.width = `${frame.size.x}px`;
    canvas.style.height = `${frame.size.y}px`;
    if (next.width > 0 && next.height > 0) penOf(canvas).drawImage(next, 0, 0);
    // Where it was when it was begun: the ground may have been moved since.
    L.DomUtil.setPosition(canvas, frame.corner);
    this.frame = null;
    this.drawnAtMs = performance.now();
  }
}
