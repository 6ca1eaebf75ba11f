import * as THREE from 'three';
import { direction, EARTH_RADIUS_M } from '../geo/sphere';
import type { AircraftLayer } from '../globe/AircraftLayer';
import { drawnRadius } from '../globe/pick';
import { SHOWN } from '../globe/SpriteLayer';
import { altitudeColor, type PaletteName } from '../palette/altitude';
import type { TrailStore } from './TrailStore';

/** Made anew this often: trails grow slowly. */
const REFRESH_S = 2;
/** All of them are too much work for one frame: some are laid in each, for so long. */
const BUDGET_MS = 0.8;
const MOST_VERTICES = 240_000;
const STEP_FEET = 100;
const STEPS = 460;

/** The trails of all that are shown, as thin lines in one draw call. */
export class AllTrails {
  readonly lines: THREE.LineSegments;
  selected = -1;
  private readonly position = new THREE.BufferAttribute(new Float32Array(MOST_VERTICES * 3), 3);
  private readonly color = new THREE.BufferAttribute(new Uint8Array(MOST_VERTICES * 3), 3, true);
  private ramp = rampOf('spectrum');
  private begunAt = -Infinity;
  /** The next row to lay; -1 while there is nothing to do. */
  private row = -1;
  private count = 0;
  private readonly at = [0, 0, 0];

  constructor(
    private readonly trails: TrailStore,
    private readonly aircraft: AircraftLayer,
  ) {
    const geometry = new THREE.BufferGeometry()
      .setAttribute('position', this.position)
      .setAttribute('color', this.color);
    geometry.setDrawRange(0, 0);
    this.lines = new THREE.LineSegments(
      geometry,
      new THREE.LineBasicMaterial({
        vertexColors: true,
        transparent: true,
        opacity: 0.45,
        depthWrite: false,
      }),
    );
    this.lines.visible = false;
  }

  set palette(name: PaletteName) {
    this.ramp = rampOf(name);
  }

  refresh(): void {
    this.begunAt = -Infinity;
    this.row = -1;
  }

  frame(nowS: number): void {
    if (!this.lines.visible) return;
    if (this.row < 0) {
      if (Math.abs(nowS - this.begunAt) < REFRESH_S) return;
      this.begunAt = nowS;
      this.row = 0;
      this.count = 0;
    }
    this.lay(performance.now() + BUDGET_MS);
  }

  private lay(untilMs: number): void {
    const rows = this.aircraft.store.length;
    while (this.row < rows && this.count < MOST_VERTICES) {
      this.layOne(this.row++);
      if (this.row % 16 === 0 && performance.now() > untilMs) return;
    }
    this.row = -1;
    for (const attribute of [this.position, this.color]) {
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(0, this.count * 3);
      attribute.needsUpdate = true;
    }
    this.lines.geometry.setDrawRange(0, this.count);
  }

  private layOne(row: number): void {
    const trail = this.trails.of(row);
    if (!trail || row === this.selected || !(this.aircraft.sprites.flags(row) & SHOWN)) return;
    const { points, length } = trail;
    for (let i = 0; i < length && this.count < MOST_VERTICES; i++) {
      const p = i * 3;
      this.put(points[p], points[p + 1], points[p + 2]);
      // Each point but the ends ends one piece and begins the next.
      if (i > 0 && i + 1 < length && this.count < MOST_VERTICES) this.again();
    }
    // A piece needs two ends: one that does not fit any more, or that is alone, is taken back.
    this.count -= this.count % 2;
  }

  private put(lat: number, lon: number, altM: number): void {
    direction(lat, lon, this.at);
    const radius = drawnRadius(altM / EARTH_RADIUS_M);
    const to = this.count++ * 3;
    const from = Math.min(STEPS - 1, Math.max(0, Math.round(altM / 0.3048 / STEP_FEET))) * 3;
    for (let k = 0; k < 3; k++) {
      this.position.array[to + k] = this.at[k] * radius;
      this.color.array[to + k] = this.ramp[from + k];
    }
  }

  private again(): void {
    const to = this.count++ * 3;
    this.position.array.copyWithin(to, to - 3, to);
    this.color.array.copyWithin(to, to - 3, to);
  }
}

/** The colours of altitudes as the graphics card adds them up: to work each out anew takes too long. */
function rampOf(name: PaletteName): Uint8Array {
  const ramp = new Uint8Array(STEPS * 3);
  const color = new THREE.Color();
  for (let i = 0; i < STEPS; i++) {
    const [r, g, b] = altitudeColor(i * STEP_FEET, name);
    color.setRGB(r / 255, g / 255, b / 255, THREE.SRGBColorSpace);
    ramp.set([color.r * 255, color.g * 255, color.b * 255], i * 3);
  }
  return ramp;
}
