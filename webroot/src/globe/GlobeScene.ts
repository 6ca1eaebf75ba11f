import Globe, { type GlobeInstance } from 'globe.gl';
import * as THREE from 'three';
import type { LatLon } from '../geo/sphere';
import type { SkyView } from '../app/SkyView';
import type { PaletteName } from '../palette/altitude';
import type { View } from '../wire/live';
import { AircraftLayer } from './AircraftLayer';
import { AircraftModel } from './AircraftModel';
import { CameraFlight } from './CameraFlight';
import { cameraOf, FARTHEST, groundAt, NEAREST, visibleView, type CameraPlace } from './camera';
import type { GlobeStyle, Theme } from './look';
import { Cockpit } from './Cockpit';
import type { FrameLayer } from './FrameLayer';
import { FreeRoom } from './FreeRoom';
import { GhostLines } from './GhostLines';
import { drawnRadius, hidden, pickAircraft } from './pick';
import { Planet } from './Planet';
import { R } from './scale';
import { Turning } from './Turning';
import { pixelRatio, spritePixels } from './sizes';

export interface SceneOptions {
  readonly light: boolean;
  /** Stops all movement, for pictures that can be compared. */
  readonly frozen: boolean;
  readonly calm: boolean;
  readonly start: CameraPlace;
}

/** From farther away ghosts are clutter. */
const GHOSTS_BELOW = 0.3;

const at = [0, 0, 0];
const scratch = new THREE.Vector3();

/** The globe as a whole. The page speaks with it; the layers in it do not know the page. */
export class GlobeScene {
  readonly globe: GlobeInstance;
  readonly planet: Planet;
  readonly aircraft: AircraftLayer;
  readonly cockpit: Cockpit;
  private readonly ghosts: GhostLines;
  private readonly layers: FrameLayer[] = [];
  private readonly cameraListeners = new Set<() => void>();
  private sunAt = 0;
  private readonly room: FreeRoom;
  private running = true;
  private flight: CameraFlight | null = null;
  private turns: Turning | null = null;

  constructor(
    readonly element: HTMLElement,
    private readonly sky: SkyView,
    private readonly options: SceneOptions,
  ) {
    this.globe = new Globe(element, {
      animateIn: false,
      waitForGlobeReady: false,
      rendererConfig: { antialias: !options.light, powerPreference: 'high-performance' },
    });
    this.globe
      .enablePointerInteraction(false)
      .showAtmosphere(false)
      // Flatter pieces would let coasts that are drawn on them slip from under the lines.
      .globeCurvatureResolution(2)
      .onZoom(() => {
        this.moved();
      });
    const { renderer, controls } = {
      renderer: this.globe.renderer(),
      controls: this.globe.controls(),
    };
    renderer.setPixelRatio(pixelRatio(element, options.light));
    controls.minDistance = R * (1 + NEAREST);
    controls.maxDistance = R * (1 + FARTHEST);
    controls.enableDamping = !options.calm;
    controls.dampingFactor = 0.12;
    controls.addEventListener('start', () => {
      this.flight = null;
    });
    this.planet = new Planet(this.globe, options.light);
    this.aircraft = new AircraftLayer(sky.store, sky.shown, sky.clock, sky.anomalies.events);
    this.aircraft.sprites.uniforms.uPulse.value = options.calm ? 0 : 1;
    this.aircraft.sprites.uniforms.uMark.value *= renderer.getPixelRatio();
    this.ghosts = new GhostLines(this.aircraft);
    const model = new AircraftModel(this.planet.sun, renderer.getPixelRatio());
    this.cockpit = new Cockpit(this.globe, this.aircraft, model, options.calm, () => {
      this.moved();
    });
    this.layers.push(this.ghosts, this.cockpit);
    this.globe.scene().add(this.aircraft.sprites.group, this.ghosts.lines, model.group);
    this.room = new FreeRoom(this.camera, element, options.calm);
    this.fit();
    this.flyTo(options.start, 0);
    requestAnimationFrame(this.frame);
  }

  dress(style: GlobeStyle, theme: Theme): Promise<void> {
    return this.planet.dress(style, theme);
  }

  set palette(name: PaletteName) {
    this.aircraft.sprites.palette = name;
    this.cockpit.palette = name;
  }

  get place(): CameraPlace {
    const { lat, lng, altitude } = this.globe.pointOfView();
    return { lat, lon: lng, altitude };
  }

  get view(): View {
    return visibleView(this.globe);
  }

  /** Where the camera stands, or is on its way to. */
  get goal(): CameraPlace {
    return this.flight?.to ?? this.place;
  }

  /** Another flight, or a hand on the globe, ends one that is under way. */
  flyTo(to: LatLon & { readonly altitude?: number }, ms = 1_400): void {
    const goal = { ...to, altitude: to.altitude ?? this.goal.altitude };
    const at = performance.now();
    this.flight = new CameraFlight(this.place, goal, at, this.options.calm ? 0 : ms);
    this.advance(at);
  }

  private advance(nowMs: number): void {
    if (!this.flight) {
      this.turn(nowMs);
      return;
    }
    const { lat, lon, altitude } = this.flight.at(nowMs);
    if (this.flight.isOver(nowMs)) this.flight = null;
    this.globe.pointOfView({ lat, lng: lon, altitude }, 0);
  }

  private turn(nowMs: number): void {
    if (!this.turns || this.inCockpit) return;
    const { lat, lon, altitude } = this.place;
    this.globe.pointOfView({ lat, lng: lon + this.turns.step(nowMs), altitude }, 0);
  }

  turning(on: boolean): void {
    const wanted = on && !this.options.calm && !this.options.frozen;
    this.turns = wanted ? (this.turns ?? new Turning()) : null;
  }

  /** The aircraft at a point of the element, or -1. */
  pick(x: number, y: number, reachPx: number): number {
    const size = { width: this.element.clientWidth, height: this.element.clientHeight };
    return pickAircraft(
      this.aircraft.sprites,
      this.camera,
      { x, y },
      size,
      this.aircraft.nowS(),
      reachPx,
    );
  }

  get camera(): THREE.PerspectiveCamera {
    return cameraOf(this.globe);
  }

  get inCockpit(): boolean {
    return this.cockpit.active;
  }

  /** Where an aircraft is drawn, in pixels of the element; null where it cannot be seen. */
  screenOf(row: number, nowS = this.aircraft.nowS()): { x: number; y: number } | null {
    const radius = drawnRadius(this.aircraft.sprites.motion.drawnAt(row, nowS, at));
    return this.project(at[0] * radius, at[1] * radius, at[2] * radius);
  }

  project(x: number, y: number, z: number): { x: number; y: number } | null {
    const { camera, element } = this;
    if (hidden(camera.position, x, y, z)) return null;
    const v = scratch.set(x, y, z).project(camera);
    if (Math.abs(v.x) > 1.05 || Math.abs(v.y) > 1.05 || v.z > 1) return null;
    return { x: ((v.x + 1) / 2) * element.clientWidth, y: ((1 - v.y) / 2) * element.clientHeight };
  }

  groundAt(x: number, y: number): LatLon | null {
    const { clientWidth: width, clientHeight: height } = this.element;
    return groundAt(this.globe, (x / width) * 2 - 1, 1 - (y / height) * 2);
  }

  add(layer: FrameLayer, ...objects: THREE.Object3D[]): void {
    this.layers.push(layer);
    for (const object of objects) this.globe.scene().add(object);
  }

  onCamera(listener: () => void): void {
    this.cameraListeners.add(listener);
  }

  /** Moves the picture up, so that its middle is in the middle of what is left free above. */
  keepFree(belowPx: number): void {
    this.room.goal = belowPx;
  }

  /** Takes the size of the element. */
  fit(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    this.globe.width(width).height(height);
    this.aircraft.sprites.uniforms.uHalf.value.set(width / 2, height / 2);
    this.room.fit();
  }

  /** Not drawn while nobody looks: another tab, the flat map. */
  set awake(on: boolean) {
    if (on === this.running) return;
    this.running = on;
    if (on) {
      this.globe.resumeAnimation();
      requestAnimationFrame(this.frame);
    } else this.globe.pauseAnimation();
  }

  private moved(): void {
    for (const listener of this.cameraListeners) listener();
  }

  private readonly frame = (): void => {
    if (!this.running) return;
    requestAnimationFrame(this.frame);
    this.room.frame();
    if (this.inCockpit) this.flight = null;
    this.advance(performance.now());
    const now = this.sky.clock.now();
    if (Math.abs(now - this.sunAt) > 10_000) {
      this.planet.shine(now);
      this.sunAt = now;
    }
    const { altitude } = this.globe.pointOfView();
    this.planet.seenFrom(altitude, this.camera.position);
    this.ghosts.everywhere = altitude < GHOSTS_BELOW && !this.inCockpit;
    const { uniforms } = this.aircraft.sprites;
    uniforms.uRing.value = uniforms.uSpace.value = this.inCockpit ? 0 : 1;
    uniforms.uPixels.value =
      spritePixels(altitude, this.element.clientHeight) * this.globe.renderer().getPixelRatio();
    this.aircraft.sync();
    for (const layer of this.layers) layer.frame(this.aircraft.nowS());
  };
}
