import type { Anomaly } from '../anomalies/anomaly';
import { AirportLayer } from '../airports/AirportLayer';
import { largeAirports, loadAirports, type Airport } from '../airports/airports';
import type { SkyView } from '../app/SkyView';
import type { Surface, SurfaceLook } from '../app/Surface';
import { direction, type LatLon } from '../geo/sphere';
import { eventually } from '../once';
import { TrailLayer } from '../trails/TrailLayer';
import type { TrailStore } from '../trails/TrailStore';
import type { View } from '../wire/live';
import { FARTHEST, NEAREST, type CameraPlace } from './camera';
import { EventPlaces } from './EventPlaces';
import { GlobeScene, type SceneOptions } from './GlobeScene';
import { Labels } from './Labels';
import { R } from './scale';

/** The small airports are seen from lower than that only, in radii. */
const ALL_AIRPORTS_BELOW = 0.5;

/** The globe with all that is on it, as the page uses it. */
export class GlobeSurface implements Surface {
  readonly scene: GlobeScene;
  /** When the first picture of the Earth is complete. */
  ready: Promise<void> = Promise.resolve();
  private readonly trails: TrailLayer;
  private readonly labels: Labels;
  private readonly airportLayer: AirportLayer;
  private readonly events: EventPlaces;
  private hasAll = false;
  private known: readonly Airport[] = [];
  private look: SurfaceLook | undefined;
  private isAwake = true;

  constructor(
    readonly element: HTMLElement,
    sky: SkyView,
    trails: TrailStore,
    options: SceneOptions,
  ) {
    this.scene = new GlobeScene(element, sky, options);
    this.trails = new TrailLayer(trails, this.scene.aircraft);
    this.scene.add(this.trails, this.trails.group);
    this.events = new EventPlaces(this.scene.aircraft);
    this.scene.add(this.events, this.events.points);
    this.labels = new Labels(this.scene);
    element.append(this.labels.canvas);
    this.scene.add(this.labels);
    this.airportLayer = new AirportLayer(this.scene.globe.renderer().getPixelRatio());
    const frame = () => {
      this.approachAirports();
    };
    this.scene.add({ frame }, this.airportLayer.points);
  }

  get view(): View {
    return this.scene.view;
  }

  get place(): CameraPlace {
    return this.scene.place;
  }

  get awake(): boolean {
    return this.isAwake;
  }

  set awake(on: boolean) {
    this.isAwake = on;
    this.scene.awake = on;
  }

  fit(): void {
    this.scene.fit();
  }

  flyTo(to: LatLon & { readonly altitude?: number }, ms?: number): void {
    this.scene.flyTo(to, ms);
  }

  zoom(factor: number): void {
    const { lat, lon, altitude } = this.scene.goal;
    const wanted = Math.min(FARTHEST, Math.max(NEAREST, altitude / factor));
    this.scene.flyTo({ lat, lon, altitude: wanted }, 250);
  }

  pick(x: number, y: number, reachPx: number): number {
    return this.scene.pick(x, y, reachPx);
  }

  groundAt(x: number, y: number): LatLon | null {
    return this.scene.groundAt(x, y);
  }

  screenAt({ lat, lon }: LatLon): { x: number; y: number } | null {
    const at = [0, 0, 0];
    direction(lat, lon, at);
    return this.scene.project(at[0] * R, at[1] * R, at[2] * R);
  }

  pickAirport(x: number, y: number, reachPx: number): Airport | null {
    if (!this.look?.airports) return null;
    const near = this.place.altitude < 0.4;
    const found = this.known.find((airport) => {
      if (!airport.large && !near) return false;
      const on = this.screenAt(airport);
      return on !== null && Math.hypot(on.x - x, on.y - y) < reachPx;
    });
    return found ?? null;
  }

  pickAnomaly(x: number, y: number, reachPx: number): Anomaly | null {
    return this.events.pick((...at) => {
      const on = this.scene.project(...at);
      return on !== null && Math.hypot(on.x - x, on.y - y) < reachPx;
    });
  }

  screenOf(row: number): { x: number; y: number } | null {
    return this.scene.screenOf(row);
  }

  select(row: number): void {
    this.scene.aircraft.select(row);
    this.trails.selected = row;
  }

  hover(row: number): void {
    this.scene.aircraft.hover(row);
  }

  mark(airport: Airport | null): void {
    this.labels.marked = airport;
  }

  speakOf(event: Anomaly | null): void {
    this.events.spoken = event;
  }

  keepFree(belowPx: number): void {
    this.scene.keepFree(belowPx);
  }

  refilter(): void {
    this.scene.aircraft.refilter();
    this.trails.refresh();
  }

  dress(look: SurfaceLook): void {
    const before = this.look;
    this.look = look;
    this.scene.palette = look.palette;
    this.trails.mode = look.trails;
    this.trails.lengths = look;
    this.trails.palette = look.palette;
    this.trails.refresh();
    const onPaper = look.theme === 'light' && look.style === 'vector';
    this.scene.aircraft.sprites.uniforms.uPaper.value = onPaper ? 1 : 0;
    this.labels.color = onPaper ? '#22334d' : '#dce9fb';
    this.labels.halo = onPaper ? '#f4f6f8' : '#040a14';
    if (before?.style !== look.style || before.theme !== look.theme)
      this.ready = this.scene.dress(look.style, look.theme);
    // The Earth comes first: airports are not worth a later first picture.
    void this.ready.then(() => this.dressAirports(onPaper));
  }

  onCamera(listener: () => void): void {
    this.scene.onCamera(listener);
  }

  private async dressAirports(onPaper: boolean): Promise<void> {
    const wanted = this.look?.airports ?? false;
    if (wanted && this.known.length === 0) this.know(await largeAirports());
    this.airportLayer.points.visible = wanted;
    this.airportLayer.color = onPaper ? 0x41597a : 0xe8f1ff;
    this.labels.airports = wanted ? this.known : [];
  }

  private know(found: readonly Airport[]): void {
    this.known = found;
    this.airportLayer.show(found);
    if (this.look?.airports) this.labels.airports = found;
  }

  private approachAirports(): void {
    const { altitude } = this.place;
    // From among the aircraft, rings on the ground below would be one more swarm.
    this.airportLayer.seenFrom(this.scene.inCockpit ? 0.9 : altitude);
    if (altitude > ALL_AIRPORTS_BELOW || this.hasAll || !this.look?.airports) return;
    this.hasAll = true;
    eventually(loadAirports, (found) => {
      this.know(found);
    });
  }
}
