import type { Anomaly } from '../anomalies/anomaly';
import { penOf } from '../canvas';
import L from 'leaflet';
import { altitudeOf, isOnGround } from '../filters/filters';
import { iconIndex } from '../globe/icons';
import { cssRamp, legendPosition, type PaletteName } from '../palette/altitude';
import { FIELDS, tailOf } from '../trails/Line';
import { type TrailLength, trailMs, type TrailsMode } from '../trails/lengths';
import type { TrailStore } from '../trails/TrailStore';
import { circle, EventRings } from './EventRings';
import { CELL, columnOf, iconSheet } from './iconSheet';
import type { MapAircraft } from './MapAircraft';
import { type MapFrame, mapFrame } from './mapFrame';

/** Colours of trails: finer steps cannot be seen, and to work out each anew would take seconds. */
const COLORS = 64;
/** No piece of a trail is that long where one can see from one edge of the world to the other. */
const MOST_PX = 1_200;

interface Frame extends MapFrame {
  readonly nowS: number;
  /** The side of an icon. */
  readonly px: number;
}

/** All aircraft on one canvas over the map. */
export class AircraftCanvas {
  readonly canvas = document.createElement('canvas');
  trails: TrailsMode = 'selected';
  trailLength: TrailLength = 'flight';
  /** Of the ring around the selected aircraft. */
  ringColor = '#ffffff';
  selected = -1;
  hovered = -1;
  readonly rings: EventRings;
  private readonly begins = [0, 0, 0];
  private sheet = iconSheet('spectrum');
  private paletteName: PaletteName = 'spectrum';
  private colors = cssRamp('spectrum', COLORS);
  /** Where each row was last drawn, for picking. */
  private drawn: { row: number; x: number; y: number }[] = [];

  constructor(
    private readonly map: L.Map,
    private readonly aircraft: MapAircraft,
    private readonly trailStore: TrailStore,
    calm: boolean,
  ) {
    this.rings = new EventRings(aircraft.sky, calm);
    this.canvas.className = 'map-aircraft leaflet-zoom-hide';
    map.getPanes().overlayPane.append(this.canvas);
  }

  set palette(name: PaletteName) {
    if (name === this.paletteName) return;
    this.paletteName = name;
    this.sheet = iconSheet(name);
    this.colors = cssRamp(name, COLORS);
  }

  pick(x: number, y: number, reachPx: number): number {
    let best = -1;
    let nearest = reachPx * reachPx;
    for (const each of this.drawn) {
      const distance = (each.x - x) ** 2 + (each.y - y) ** 2;
      if (distance < nearest) {
        nearest = distance;
        best = each.row;
      }
    }
    return best;
  }

  pickAnomaly(x: number, y: number, reachPx: number): Anomaly | null {
    return this.rings.pick(this.frame(), (a, b) => Math.hypot(a - x, b - y) < reachPx);
  }

  screenOf(row: number): { x: number; y: number } | null {
    return this.drawn.find((each) => each.row === row) ?? null;
  }

  draw(): void {
    this.aircraft.sync();
    this.rings.sync();
    const frame = this.frame();
    const { size, ratio } = frame;
    if (this.canvas.width !== size.x * ratio || this.canvas.height !== size.y * ratio) {
      this.canvas.width = size.x * ratio;
      this.canvas.height = size.y * ratio;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(this.canvas, frame.corner);
    const pen = penOf(this.canvas);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, size.x, size.y);
    this.drawTrail(pen, frame, this.selected);
    this.drawAircraft(pen, frame, ratio);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.rings.drawPlaces(pen, frame, frame.nowS);
  }

  private frame(): Frame {
    const px = 10 + 3.5 * Math.max(0, Math.min(3, this.map.getZoom() - 3));
    return { ...mapFrame(this.map), nowS: this.aircraft.nowS(), px };
  }

  private drawAircraft(pen: CanvasRenderingContext2D, frame: Frame, ratio: number): void {
    const { store, shown } = this.aircraft.sky;
    this.drawn = [];
    for (let row = 0; row < store.length; row++) {
      if (row === this.selected || !store.has(row) || !shown.has(row)) continue;
      this.drawOne(pen, frame, ratio, row);
    }
    // Last, so that it lies over all others.
    if (this.selected >= 0 && store.has(this.selected))
      this.drawOne(pen, frame, ratio, this.selected);
    pen.globalAlpha = 1;
  }

  private drawOne(pen: CanvasRenderingContext2D, frame: Frame, ratio: number, row: number): void {
    const { store } = this.aircraft.sky;
    if (Number.isNaN(store.lat[row])) return;
    const at = this.aircraft.where(row, frame.nowS);
    const x = frame.x(at.lon);
    const y = frame.y(at.lat);
    if (x < -30 || y < -30 || x > frame.size.x + 30 || y > frame.size.y + 30) return;
    this.drawn.push({ row, x, y });
    const selected = row === this.selected;
    const onGround = isOnGround(store, row);
    const grown = (selected ? 1.5 : row === this.hovered ? 1.25 : 1) * (onGround ? 0.65 : 1);
    const side = frame.px * grown * 1.2;
    const stale = Math.max(0, this.aircraft.ageS(row, frame.nowS) - 15) / 60;
    const level = this.rings.level(row);
    if (selected || level > 0) pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (level > 0) this.rings.draw(pen, x, y, side * (selected ? 1.1 : 0.8), level, frame.nowS);
    pen.globalAlpha = selected ? 1 : Math.max(0.25, 1 - stale);
    if (selected) circle(pen, x, y, side * 0.85, this.ringColor);
    const turn = ((store.headingDeg[row] || 0) * Math.PI) / 180;
    const [s, c] = [Math.sin(turn) * ratio, Math.cos(turn) * ratio];
    pen.setTransform(c, s, -s, c, x * ratio, y * ratio);
    const position = legendPosition(altitudeOf(store, row) / 0.3048);
    const column = columnOf(position, onGround, selected) * CELL;
    const icon = iconIndex(store.category[row]) * CELL;
    pen.drawImage(this.sheet, column, icon, CELL, CELL, -side / 2, -side / 2, side, side);
  }

  /** The trail of the selected one, up to where it is drawn now. */
  private drawTrail(pen: CanvasRenderingContext2D, frame: Frame, row: number): void {
    const trail = row >= 0 && this.trails !== 'none' ? this.trailStore.of(row) : undefined;
    if (!trail) return;
    const { points, length } = trail;
    const nowMs = this.trailStore.nowMs();
    const first = tailOf(trail, nowMs, trailMs(this.trailLength), this.begins);
    const now = this.aircraft.where(row, frame.nowS);
    pen.lineWidth = 2.6;
    pen.globalAlpha = 0.95;
    let [x, y] = [frame.x(this.begins[1]), frame.y(this.begins[0])];
    for (let i = first; i <= length; i++) {
      const p = i * FIELDS;
      const isLast = i === length;
      const toX = frame.x(isLast ? now.lon : points[p + 1]);
      const toY = frame.y(isLast ? now.lat : points[p]);
      const position = legendPosition(points[(isLast ? p - FIELDS : p) + 2] / 0.3048);
      pen.strokeStyle = this.colors[Math.round(position * (COLORS - 1))];
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(toX, toY);
      // A piece that long leads from one edge of the world to the other.
      if (Math.abs(toX - x) < MOST_PX && frame.isNear(x, y, toX, toY)) pen.stroke();
      [x, y] = [toX, toY];
    }
    pen.globalAlpha = 1;
  }
}
