import L from 'leaflet';
import { altitudeOf, isOnGround } from '../filters/filters';
import { iconIndex } from '../globe/icons';
import { altitudeColor, css, legendPosition, type PaletteName } from '../palette/altitude';
import type { TrailsMode } from '../trails/TrailLayer';
import type { TrailStore } from '../trails/TrailStore';
import { CELL, columnOf, iconSheet } from './iconSheet';
import type { MapAircraft } from './MapAircraft';
import { mercatorX, mercatorY } from './mercator';

/** All aircraft on one canvas over the map. */
export class AircraftCanvas {
  readonly canvas = document.createElement('canvas');
  trails: TrailsMode = 'selected';
  selected = -1;
  hovered = -1;
  private sheet = iconSheet('spectrum');
  private paletteName: PaletteName = 'spectrum';
  /** Where each row was last drawn, for picking. */
  private drawn: { row: number; x: number; y: number }[] = [];

  constructor(
    private readonly map: L.Map,
    private readonly aircraft: MapAircraft,
    private readonly trailStore: TrailStore,
  ) {
    this.canvas.className = 'map-aircraft leaflet-zoom-hide';
    map.getPane('overlayPane')!.append(this.canvas);
  }

  set palette(name: PaletteName) {
    if (name === this.paletteName) return;
    this.paletteName = name;
    this.sheet = iconSheet(name);
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

  screenOf(row: number): { x: number; y: number } | null {
    return this.drawn.find((each) => each.row === row) ?? null;
  }

  draw(): void {
    this.aircraft.sync();
    this.trailStore.update();
    const size = this.map.getSize();
    const ratio = Math.min(devicePixelRatio, 2);
    if (this.canvas.width !== size.x * ratio || this.canvas.height !== size.y * ratio) {
      this.canvas.width = size.x * ratio;
      this.canvas.height = size.y * ratio;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(this.canvas, this.map.containerPointToLayerPoint([0, 0]));
    const pen = this.canvas.getContext('2d')!;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, size.x, size.y);
    const frame = this.frame();
    this.drawTrails(pen, frame);
    this.drawAircraft(pen, frame, ratio);
  }

  /** Leaflet's own projection makes three objects a point: too slow for thousands. */
  private frame() {
    const scale = 256 * 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint([0, 0]));
    const size = this.map.getSize();
    const middle = (origin.x + size.x / 2) / scale;
    return {
      size,
      x: (lon: number) => {
        const at = mercatorX(lon);
        return (at + Math.round(middle - at)) * scale - origin.x;
      },
      y: (lat: number) => mercatorY(lat) * scale - origin.y,
    };
  }

  private drawAircraft(
    pen: CanvasRenderingContext2D,
    { size, x: toX, y: toY }: ReturnType<AircraftCanvas['frame']>,
    ratio: number,
  ): void {
    const { store, shown } = this.aircraft.sky;
    const now = this.aircraft.nowS();
    const zoom = this.map.getZoom();
    const px = 11 + 5 * Math.max(0, Math.min(3, zoom - 3));
    this.drawn = [];
    for (let row = 0; row < store.length; row++) {
      const selected = row === this.selected;
      if (!store.has(row) || (!selected && !shown.has(row)) || Number.isNaN(store.lat[row])) continue;
      const at = this.aircraft.where(row, now);
      const x = toX(at.lon);
      const y = toY(at.lat);
      if (x < -30 || y < -30 || x > size.x + 30 || y > size.y + 30) continue;
      this.drawn.push({ row, x, y });
      const onGround = isOnGround(store, row);
      const grown = (selected ? 1.5 : row === this.hovered ? 1.25 : 1) * (onGround ? 0.65 : 1);
      const turn = ((store.headingDeg[row] || 0) * Math.PI) / 180;
      const [s, c] = [Math.sin(turn) * ratio, Math.cos(turn) * ratio];
      pen.setTransform(c, s, -s, c, x * ratio, y * ratio);
      pen.globalAlpha = selected ? 1 : Math.max(0.25, 1 - Math.max(0, this.aircraft.ageS(row) - 15) / 60);
      const column = columnOf(legendPosition(altitudeOf(store, row) / 0.3048), onGround, selected);
      const side = px * grown * 1.2;
      const icon = iconIndex(store.category[row]);
      pen.drawImage(this.sheet, column * CELL, icon * CELL, CELL, CELL, -side / 2, -side / 2, side, side);
    }
    pen.globalAlpha = 1;
  }

  private drawTrails(
    pen: CanvasRenderingContext2D,
    { x: toX, y: toY }: ReturnType<AircraftCanvas['frame']>,
  ): void {
    if (this.trails === 'none') return;
    const { store, shown } = this.aircraft.sky;
    const rows = this.trails === 'selected' ? [this.selected] : store.rows();
    for (const row of rows) {
      const trail = this.trailStore.of(row);
      if (!trail || row < 0 || (row !== this.selected && !shown.has(row))) continue;
      pen.lineWidth = row === this.selected ? 2.6 : 1;
      pen.globalAlpha = row === this.selected ? 0.95 : 0.5;
      const now = this.aircraft.where(row, this.aircraft.nowS());
      for (let i = 0; i < trail.length; i++) {
        const [lat, lon, altM] = trail.points.subarray(i * 3, i * 3 + 3);
        const last = i + 1 === trail.length;
        const to = last ? now : { lat: trail.points[i * 3 + 3], lon: trail.points[i * 3 + 4] };
        pen.strokeStyle = css(altitudeColor(altM / 0.3048, this.paletteName));
        pen.beginPath();
        pen.moveTo(toX(lon), toY(lat));
        pen.lineTo(toX(to.lon), toY(to.lat));
        pen.stroke();
      }
    }
    pen.globalAlpha = 1;
  }
}
