import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { airports, largeAirports, type Airport } from '../airports/airports';
import type { SkyView } from '../app/SkyView';
import type { Surface, SurfaceLook } from '../app/Surface';
import type { LatLon } from '../geo/sphere';
import type { CameraPlace } from '../globe/camera';
import { looks } from '../globe/look';
import type { TrailStore } from '../trails/TrailStore';
import { WORLD_VIEW, type View } from '../wire/live';
import { AircraftCanvas } from './AircraftCanvas';
import { Ground } from './Ground';
import { MapAircraft } from './MapAircraft';
import { altitudeOfZoom, zoomOfAltitude } from './mercator';

/** Moving a pixel takes seconds from afar: nobody sees more than this many pictures a second. */
const FAR_MS = 240;
const NEAR_MS = 60;
/** Zooms from which airports are shown: the large ones, and all. */
const LARGE_FROM = 3.5;
const ALL_FROM = 6;

/** The flat map: the same sky where there is no WebGL, or for who likes it flat. */
export class FlatMap implements Surface {
  private readonly map: L.Map;
  private readonly canvas: AircraftCanvas;
  private readonly ground: Ground;
  private readonly dots = L.layerGroup();
  private known: readonly Airport[] = [];
  private wantsAirports = false;
  private ring: L.CircleMarker | undefined;
  private ringColor = '#dce9fb';
  private free = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  constructor(
    readonly element: HTMLElement,
    sky: SkyView,
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
    this.canvas = new AircraftCanvas(this.map, new MapAircraft(sky), trails);
    this.map.on('move zoomend resize', () => {
      this.canvas.draw();
    });
    this.map.on('moveend', () => {
      this.layAirports();
    });
  }

  get view(): View {
    const bounds = this.map.getBounds();
    if (bounds.getEast() - bounds.getWest() > 170) return WORLD_VIEW;
    const wrap = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
    return {
      west: wrap(bounds.getWest()),
      south: Math.max(-90, bounds.getSouth()),
      east: wrap(bounds.getEast()),
      north: Math.min(90, bounds.getNorth()),
    };
  }

  get place(): CameraPlace {
    const { lat, lng } = this.map.getCenter().wrap();
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
    const at = L.latLng(to.lat, to.lon);
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
    if (!this.wantsAirports) return null;
    const bounds = this.map.getBounds();
    const near = this.known.find((a) => {
      if ((!a.large && this.map.getZoom() < ALL_FROM) || !bounds.contains([a.lat, a.lon]))
        return false;
      return this.map.latLngToContainerPoint([a.lat, a.lon]).distanceTo([x, y]) < reachPx;
    });
    return near ?? null;
  }

  screenOf(row: number): { x: number; y: number } | null {
    return this.canvas.screenOf(row);
  }

  select(row: number): void {
    this.canvas.selected = row;
    this.canvas.draw();
  }

  hover(row: number): void {
    if (this.canvas.hovered === row) return;
    this.canvas.hovered = row;
    this.canvas.draw();
  }

  mark(airport: Airport | null): void {
    this.ring?.remove();
    this.ring = undefined;
    if (!airport) return;
    this.ring = L.circleMarker([airport.lat, airport.lon], {
      radius: 10,
      weight: 2.2,
      color: this.ringColor,
      fill: false,
      interactive: false,
    }).addTo(this.map);
  }

  keepFree(belowPx: number): void {
    const by = (belowPx - this.free) / 2;
    this.free = belowPx;
    if (by !== 0) this.map.panBy([0, by], { animate: !this.calm });
  }

  refilter(): void {
    this.canvas.draw();
  }

  dress(look: SurfaceLook): void {
    this.canvas.palette = look.palette;
    this.canvas.trails = look.trails;
    this.ringColor = look.theme === 'light' ? '#22334d' : '#dce9fb';
    this.ring?.setStyle({ color: this.ringColor });
    this.element.style.background = looks.vector[look.theme].sea;
    void this.ground.dress(look.theme);
    this.wantsAirports = look.airports;
    this.dots.addTo(this.map);
    this.layAirports();
  }

  onCamera(listener: () => void): void {
    this.map.on('move', listener);
  }

  private tick(): void {
    this.canvas.draw();
    this.timer = setTimeout(
      () => {
        this.tick();
      },
      this.map.getZoom() > 7 ? NEAR_MS : FAR_MS,
    );
  }

  private layAirports(): void {
    this.dots.clearLayers();
    const zoom = this.map.getZoom();
    if (!this.wantsAirports || zoom < LARGE_FROM) return;
    const wanted = zoom < ALL_FROM ? largeAirports() : airports();
    void wanted.then((found) => {
      if (this.known === found || this.known.length > found.length) return;
      this.known = found;
      this.layAirports();
    });
    const bounds = this.map.getBounds().pad(0.1);
    for (const airport of this.known) {
      if ((!airport.large && zoom < ALL_FROM) || !bounds.contains([airport.lat, airport.lon]))
        continue;
      const dot = L.circleMarker([airport.lat, airport.lon], {
        radius: airport.large ? 3 : 2,
        weight: 1,
        color: '#9fb6d6',
        fillOpacity: 0.35,
        interactive: false,
      });
      if (zoom > 6.5)
        dot.bindTooltip(airport.iata || airport.ident, {
          permanent: true,
          direction: 'right',
          className: 'airport-name',
        });
      dot.addTo(this.dots);
    }
  }
}
