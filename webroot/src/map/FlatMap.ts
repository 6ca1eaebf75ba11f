import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Anomaly } from '../anomalies/anomaly';
import type { Airport } from '../airports/airports';
import type { SkyView } from '../app/SkyView';
import type { Surface, SurfaceLook } from '../app/Surface';
import type { LatLon } from '../geo/sphere';
import type { CameraPlace } from '../globe/camera';
import { looks } from '../globe/look';
import type { TrailStore } from '../trails/TrailStore';
import type { View } from '../wire/live';
import { AircraftCanvas } from './AircraftCanvas';
import { Ground } from './Ground';
import { MapAircraft } from './MapAircraft';
import { MapAirports } from './MapAirports';
import { placeUnder, pointOf, viewOf } from './mapView';
import { altitudeOfZoom, zoomOfAltitude } from './mercator';
import { TrailCanvas } from './TrailCanvas';

/** Moving a pixel takes seconds from afar: nobody sees more than this many pictures a second. */
const FAR_MS = 240;
const NEAR_MS = 60;
/** The past may be played so fast that they move from afar, too. */
const FAST = 4;

/** The flat map: the same sky where there is no WebGL, or for who likes it flat. */
export class FlatMap implements Surface {
  private readonly map: L.Map;
  private readonly canvas: AircraftCanvas;
  private readonly trails: TrailCanvas;
  private readonly ground: Ground;
  private readonly airports: MapAirports;
  private free = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  constructor(
    readonly element: HTMLElement,
    private readonly sky: SkyView,
    trails: TrailStore,
    start: CameraPlace,
    private readonly calm: boolean,
  ) {
    this.map = L.map(element, {
      zoomControl: false,
      attributionControl: false,
      minZoom: 1.5,
      maxZoom: 11,
      zoomSnap: 0.25,
      worldCopyJump: true,
      preferCanvas: true,
      zoomAnimation: !calm,
      inertia: !calm,
    });
    this.map.setView([start.lat, start.lon], zoomOfAltitude(start.altitude, start));
    this.ground = new Ground(this.map);
    this.airports = new MapAirports(this.map);
    const aircraft = new MapAircraft(sky);
    this.trails = new TrailCanvas(this.map, aircraft, trails);
    this.canvas = new AircraftCanvas(this.map, aircraft, trails, calm);
    this.map.on('move zoomend resize', () => {
      this.trails.restart();
      this.canvas.draw();
    });
    this.map.on('zoomend', () => {
      this.trails.clear();
    });
    this.drawAtLeaps();
  }

  /** Whoever drags through time does not wait for the next picture. */
  private drawAtLeaps(): void {
    const { store, clock } = this.sky;
    let { leaps } = clock;
    store.subscribe(() => {
      if (clock.leaps === leaps) return;
      leaps = clock.leaps;
      requestAnimationFrame(() => {
        if (this.running) this.canvas.draw();
      });
    });
  }

  get view(): View {
    return viewOf(this.map);
  }

  get place(): CameraPlace {
    const { x, y } = this.map.getSize();
    const { lat, lng } = this.map.containerPointToLatLng([x / 2, (y - this.free) / 2]).wrap();
    return { lat, lon: lng, altitude: altitudeOfZoom(this.map.getZoom(), { lat, lon: lng }) };
  }

  get awake(): boolean {
    return this.running;
  }

  set awake(on: boolean) {
    if (on === this.running) return;
    this.running = on;
    if (on) this.tick();
    else clearTimeout(this.timer);
  }

  fit(): void {
    this.map.invalidateSize({ animate: false });
  }

  flyTo(to: LatLon & { readonly altitude?: number }, ms = 900): void {
    const zoom = to.altitude === undefined ? this.map.getZoom() : zoomOfAltitude(to.altitude, to);
    const on = this.map.project([to.lat, to.lon], zoom).add([0, this.free / 2]);
    const at = this.map.unproject(on, zoom);
    if (ms === 0 || this.calm) this.map.setView(at, zoom, { animate: false });
    else this.map.flyTo(at, zoom, { duration: ms / 1_000 });
  }

  zoom(factor: number): void {
    this.map.setZoom(this.map.getZoom() + Math.log2(factor));
  }

  pick(x: number, y: number, reachPx: number): number {
    return this.canvas.pick(x, y, reachPx);
  }

  pickAirport(x: number, y: number, reachPx: number): Airport | null {
    return this.airports.pick(x, y, reachPx);
  }

  pickAnomaly(x: number, y: number, reachPx: number): Anomaly | null {
    return this.canvas.pickAnomaly(x, y, reachPx);
  }

  screenOf(row: number): { x: number; y: number } | null {
    return this.canvas.screenOf(row);
  }

  groundAt(x: number, y: number): LatLon | null {
    return placeUnder(this.map, x, y);
  }

  screenAt(place: LatLon): { x: number; y: number } {
    return pointOf(this.map, place);
  }

  select(row: number): void {
    this.canvas.selected = this.trails.selected = row;
    this.trails.restart();
    this.canvas.draw();
  }

  hover(row: number): void {
    if (this.canvas.hovered === row) return;
    this.canvas.hovered = row;
    this.canvas.draw();
  }

  mark(airport: Airport | null): void {
    this.airports.mark(airport);
  }

  speakOf(event: Anomaly | null): void {
    this.canvas.rings.spoken = event;
    this.canvas.draw();
  }

  keepFree(belowPx: number): void {
    const by = (belowPx - this.free) / 2;
    this.free = belowPx;
    if (by !== 0) this.map.panBy([0, by], { animate: !this.calm });
  }

  refilter(): void {
    this.trails.restart();
    this.canvas.draw();
  }

  dress(look: SurfaceLook): void {
    this.canvas.palette = look.palette;
    this.canvas.trails = look.trails;
    this.canvas.trailLength = look.trail;
    this.trails.dress(look.trails === 'all', look.trailsOfAll, look.palette);
    this.canvas.rings.onPaper = look.theme === 'light';
    this.canvas.ringColor = look.theme === 'light' ? '#14213a' : '#ffffff';
    this.element.style.background = looks.vector[look.theme].sea;
    this.ground.dress(look.theme);
    this.airports.dress(look.airports, look.theme === 'light');
  }

  onCamera(listener: () => void): void {
    this.map.on('move', listener);
  }

  private tick(): void {
    this.canvas.draw();
    this.trails.draw();
    this.timer = setTimeout(
      () => {
        this.tick();
      },
      this.map.getZoom() > 7 || Math.abs(this.sky.clock.rate) > FAST ? NEAR_MS : FAR_MS,
    );
  }
}
