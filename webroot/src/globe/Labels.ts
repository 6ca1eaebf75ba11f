import { penOf } from '../canvas';
import type { Airport } from '../airports/airports';
import { direction } from '../geo/sphere';
import type { FrameLayer } from './FrameLayer';
import type { GlobeScene } from './GlobeScene';
import { drawnRadius } from './pick';
import { R } from './scale';
import { GONE, SHOWN } from './SpriteLayer';

const AIRPORTS_BELOW = 0.75;
const NAMES_BELOW = 0.12;
const CALLSIGNS_BELOW = 0.16;
const CHOOSE_MS = 350;
const MOST = 70;
/** How much farther than the horizon a high aircraft is seen, as a cosine. */
const BEYOND = 0.02;

interface Label {
  readonly text: string;
  /** Of an aircraft, else -1. */
  readonly row: number;
  readonly at: readonly [number, number, number];
}

/** Names of airports and callsigns, only from near and never one over the other. */
export class Labels implements FrameLayer {
  readonly canvas = document.createElement('canvas');
  airports: readonly Airport[] = [];
  color = '#dce9fb';
  halo = '#040a14';
  /** Has a ring and its name from everywhere. */
  marked: Airport | null = null;
  private places: Float32Array = new Float32Array();
  private placesOf: readonly Airport[] = [];
  private chosen: Label[] = [];
  private chosenAt = -Infinity;
  private empty = true;
  private readonly at = [0, 0, 0];

  constructor(private readonly scene: GlobeScene) {
    this.canvas.className = 'labels';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  frame(nowS: number): void {
    const now = performance.now();
    if (now - this.chosenAt > CHOOSE_MS) {
      this.chosenAt = now;
      this.choose(nowS);
    }
    if (this.chosen.length === 0 && !this.marked && this.empty) return;
    this.draw(nowS);
  }

  private choose(nowS: number): void {
    const { altitude } = this.scene.place;
    this.chosen = [];
    const free = new Occupancy();
    if (this.scene.inCockpit || altitude > AIRPORTS_BELOW) return;
    this.chooseAirports(altitude, free);
    if (altitude < CALLSIGNS_BELOW) this.chooseAircraft(nowS, free);
  }

  private chooseAirports(altitude: number, free: Occupancy): void {
    this.placeAirports();
    if (this.marked) this.leaveRoom(this.marked, free);
    for (let i = 0; i < this.airports.length && this.chosen.length < MOST / 2; i++) {
      const airport = this.airports[i];
      if (airport.ident === this.marked?.ident) continue;
      if (!airport.large && altitude > AIRPORTS_BELOW / 2) break;
      const [x, y, z] = this.places.subarray(i * 3, i * 3 + 3);
      const on = this.scene.project(x, y, z);
      const text = altitude < NAMES_BELOW ? shortName(airport) : airport.iata || airport.ident;
      if (on && free.take(on.x, on.y, text)) this.chosen.push({ text, row: -1, at: [x, y, z] });
    }
  }

  private leaveRoom(airport: Airport, free: Occupancy): void {
    direction(airport.lat, airport.lon, this.at);
    const on = this.scene.project(this.at[0] * R, this.at[1] * R, this.at[2] * R);
    if (on) free.take(on.x, on.y, `${shortName(airport)}   `);
  }

  private chooseAircraft(nowS: number, free: Occupancy): void {
    const { sprites, store } = this.scene.aircraft;
    const { place } = sprites.motion;
    const eye = this.scene.camera.position;
    // What is beyond the horizon need not be worked out: that is nearly all, seen from here.
    const horizon = (R / eye.length() - BEYOND) * eye.length();
    for (let row = 0; row < sprites.count && this.chosen.length < MOST; row++) {
      const p = row * 3;
      if (place[p] * eye.x + place[p + 1] * eye.y + place[p + 2] * eye.z < horizon) continue;
      const flags = sprites.flags(row);
      const text = store.callsign[row];
      if (!(flags & SHOWN) || flags & GONE || !text) continue;
      const radius = drawnRadius(sprites.motion.drawnAt(row, nowS, this.at));
      const on = this.scene.project(this.at[0] * radius, this.at[1] * radius, this.at[2] * radius);
      if (on && free.take(on.x, on.y, text)) this.chosen.push({ text, row, at: [0, 0, 0] });
    }
  }

  private draw(nowS: number): void {
    const pen = this.fit();
    this.empty = this.chosen.length === 0 && !this.marked;
    pen.lineJoin = 'round';
    pen.lineWidth = 3;
    pen.strokeStyle = this.halo;
    for (const label of this.chosen) {
      const on =
        label.row < 0 ? this.scene.project(...label.at) : this.scene.screenOf(label.row, nowS);
      if (!on) continue;
      pen.font = label.row < 0 ? '500 11px system-ui, sans-serif' : '11px ui-monospace, monospace';
      pen.globalAlpha = label.row < 0 ? 0.72 : 0.9;
      pen.fillStyle = this.color;
      const x = on.x + (label.row < 0 ? 7 : 14);
      pen.strokeText(label.text, x, on.y + 4);
      pen.fillText(label.text, x, on.y + 4);
    }
    if (this.marked && !this.scene.inCockpit) this.drawMarked(pen, this.marked);
  }

  private drawMarked(pen: CanvasRenderingContext2D, airport: Airport): void {
    direction(airport.lat, airport.lon, this.at);
    const on = this.scene.project(this.at[0] * R, this.at[1] * R, this.at[2] * R);
    if (!on) return;
    pen.globalAlpha = 1;
    for (const [width, color] of [
      [5, this.halo],
      [2.2, this.color],
    ] as const) {
      pen.beginPath();
      pen.arc(on.x, on.y, 11, 0, 2 * Math.PI);
      pen.lineWidth = width;
      pen.strokeStyle = color;
      pen.stroke();
    }
    pen.font = '600 13px system-ui, sans-serif';
    pen.lineWidth = 4;
    pen.strokeStyle = this.halo;
    pen.fillStyle = this.color;
    pen.strokeText(shortName(airport), on.x + 18, on.y + 4.5);
    pen.fillText(shortName(airport), on.x + 18, on.y + 4.5);
  }

  private fit(): CanvasRenderingContext2D {
    const { clientWidth, clientHeight } = this.scene.element;
    const ratio = Math.min(devicePixelRatio, 2);
    const pen = penOf(this.canvas);
    if (this.canvas.width !== clientWidth * ratio || this.canvas.height !== clientHeight * ratio) {
      this.canvas.width = clientWidth * ratio;
      this.canvas.height = clientHeight * ratio;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, clientWidth, clientHeight);
    return pen;
  }

  private placeAirports(): void {
    if (this.placesOf === this.airports) return;
    this.placesOf = this.airports;
    this.places = new Float32Array(this.airports.length * 3);
    this.airports.forEach(({ lat, lon }, i) => {
      direction(lat, lon, this.places, i * 3);
    });
    for (let i = 0; i < this.places.length; i++) this.places[i] *= R;
  }
}

/** That it is an airport its ring says already. */
export function shortName({ name }: Airport): string {
  return name.replace(/ (International |Intl\.? )?(Airport|Airfield)\b.*$/, '') || name;
}

/** Which cells of the screen have a text already. */
class Occupancy {
  private readonly cells = new Set<number>();

  take(x: number, y: number, text: string): boolean {
    const row = Math.floor(y / 16);
    const from = Math.floor(x / 24);
    const to = Math.floor((x + 14 + text.length * 6.6) / 24);
    for (let c = from; c <= to; c++) if (this.cells.has(row * 1_000 + c)) return false;
    for (let c = from; c <= to; c++) this.cells.add(row * 1_000 + c);
    return true;
  }
}
