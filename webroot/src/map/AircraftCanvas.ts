import type { Anomaly } from '../anomalies/anomaly';
import { penOf } from '../canvas';
import L from 'leaflet';
import { altitudeOf, isOnGround } from '../filters/filters';
import { iconIndex } from '../globe/icons';
import { cssRamp, legendPosition, type PaletteName } from '../palette/altitude';
import type { TrailsMode } from '../trails/TrailLayer';
import type { TrailStore } from '../trails/TrailStore';
import { circle, EventRings } from './EventRings';
import { CELL, columnOf, iconSheet } from './iconSheet';
import type { MapAircraft } from './MapAircraft';
import { mercatorX, mercatorY } from './mercator';

/** Colours of trails: finer steps cannot be seen, and to work out each anew would take seconds. */
const COLORS = 64;
/** How far outside an aircraft may be with its trail still drawn, in pixels. */
const TRAIL_REACH = 300;

/** How the map lies while one picture is drawn. */
interface Frame {
  readonly size: L.Point;
  readonly nowS: number;
  /** The side of an icon. */
  readonly px: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
}

/** All aircraft on one canvas over the map. */
export class AircraftCanvas {
  readonly canvas = document.createElement('canvas');
  trails: TrailsMode = 'selected';
  /** Of the ring around the selected aircraft. */
  ringColor = '#ffffff';
  selected = -1;
  hovered = -1;
  readonly rings: EventRings;
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
    const size = this.map.getSize();
    const ratio = Math.min(devicePixelRatio, 2);
    if (this.canvas.width !== size.x * ratio || this.canvas.height !== size.y * ratio) {
      this.canvas.width = size.x * ratio;
      this.canvas.height = size.y * ratio;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(this.canvas, this.map.containerPointToLayerPoint([0, 0]));
    const pen = penOf(this.canvas);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, size.x, size.y);
    const frame = this.frame();
    this.drawTrails(pen, frame);
    this.drawAircraft(pen, frame, ratio);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.rings.drawPlaces(pen, frame, frame.nowS);
  }

  /** Leaflet's own projection makes three objects a point: too slow for thousands. */
  private frame(): Frame {
    const scale = 256 * 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint([0, 0]));
    const size = this.map.getSize();
    const middle = (origin.x + size.x / 2) / scale;
    return {
      size,
      nowS: this.aircraft.nowS(),
      px: 10 + 3.5 * Math.max(0, Math.min(3, this.map.getZoom() - 3)),
      x: (lon: number) => {
        const at = mercatorX(lon);
        return (at + Math.round(middle - at)) * scale - origin.x;
      },
      y: (lat: number) => mercatorY(lat) * scale - origin.y,
    };
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

  private drawTrails(pen: CanvasRenderingContext2D, frame: Frame): void {
    if (this.trails === 'none') return;
    const { store, shown } = this.aircraft.sky;
    const rows = this.trails === 'selected' ? [this.selected] : store.rows();
    for (const row of rows)
      if (row >= 0 && (row === this.selected || shown.has(row))) this.drawTrail(pen, frame, row);
    pen.globalAlpha = 1;
  }

  private drawTrail(pen: CanvasRenderingContext2D, frame: Frame, row: number): void {
    const trail = this.trailStore.of(row);
    if (!trail) return;
    const now = this.aircraft.where(row, frame.nowS);
    const [endX, endY] = [frame.x(now.lon), frame.y(now.lat)];
    const { x: width, y: height } = frame.size;
    if (endX < -TRAIL_REACH || endX > width + TRAIL_REACH) return;
    if (endY < -TRAIL_REACH || endY > height + TRAIL_REACH) return;
    pen.lineWidth = row === this.selected ? 2.6 : 1;
    pen.globalAlpha = row === this.selected ? 0.95 : 0.5;
    const { points, length } = trail;
    let [x, y] = [frame.x(points[1]), frame.y(points[0])];
    for (let i = 0; i < length; i++) {
      const last = i + 1 === length;
      const toX = last ? endX : frame.x(points[i * 3 + 4]);
      const toY = last ? endY : frame.y(points[i * 3 + 3]);
      const position = legendPosition(points[i * 3 + 2] / 0.3048);
      pen.strokeStyle = this.colors[Math.round(position * (COLORS - 1))];
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(toX, toY);
      // A piece that long leads from one edge of the world to the other.
      if (Math.abs(toX - x) < 2 * TRAIL_REACH) pen.stroke();
      [x, y] = [toX, toY];
    }
  }
}
