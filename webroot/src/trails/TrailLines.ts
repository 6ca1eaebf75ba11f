import * as THREE from 'three';
import { direction, EARTH_RADIUS_M } from '../geo/sphere';
import { drawnRadius } from '../globe/pick';
import type { Ramp } from './ramp';

const AXES = 3;

/** Lines between places, in one draw call. They are laid bit by bit, and reach the graphics card so. */
export class TrailLines {
  readonly lines: THREE.LineSegments;
  private position!: THREE.BufferAttribute;
  private color!: THREE.BufferAttribute;
  private count = 0;
  private sent = 0;
  private readonly at = [0, 0, 0];

  constructor(private capacity: number) {
    this.lines = new THREE.LineSegments(
      new THREE.BufferGeometry(),
      new THREE.LineBasicMaterial({
        vertexColors: true,
        transparent: true,
        opacity: 0.45,
        depthWrite: false,
      }),
    );
    this.lines.frustumCulled = false;
    this.lines.raycast = () => undefined;
    this.lines.renderOrder = 5;
    this.make();
  }

  /** Whether so many ends of pieces have room. */
  hasRoom(ends: number): boolean {
    return this.count + ends <= this.capacity;
  }

  /** Begins anew, with room for so many ends of pieces. */
  begin(capacity: number): void {
    this.count = this.sent = 0;
    this.lines.geometry.setDrawRange(0, 0);
    if (capacity === this.capacity) return;
    this.capacity = capacity;
    this.lines.geometry.dispose();
    this.make();
  }

  /** A place, which ends a piece unless it is the first of a line, and begins the next. */
  to(lat: number, lon: number, altM: number, ramp: Ramp, isFirst: boolean, isLast: boolean): void {
    direction(lat, lon, this.at);
    const radius = drawnRadius(altM / EARTH_RADIUS_M);
    const [position, color] = [this.position.array, this.color.array];
    const from = ramp.of(altM);
    for (let times = isFirst || isLast ? 1 : 2; times > 0; times--) {
      const to = this.count++ * AXES;
      for (let k = 0; k < AXES; k++) {
        position[to + k] = this.at[k] * radius;
        color[to + k] = ramp.colors[from + k];
      }
    }
  }

  /** Sends what was laid since the last time; it is not drawn before it is shown. */
  send(): void {
    const from = this.sent * AXES;
    const length = (this.count - this.sent) * AXES;
    this.sent = this.count;
    for (const attribute of [this.position, this.color]) {
      attribute.clearUpdateRanges();
      if (length === 0) continue;
      attribute.addUpdateRange(from, length);
      attribute.needsUpdate = true;
    }
  }

  /** How many ends of pieces are laid. */
  get laid(): number {
    return this.count;
  }

  show(isShown: boolean): void {
    this.lines.geometry.setDrawRange(0, isShown ? this.count : 0);
  }

  private make(): void {
    this.position = new THREE.BufferAttribute(new Float32Array(this.capacity * AXES), AXES);
    this.color = new THREE.BufferAttribute(new Uint8Array(this.capacity * AXES), AXES, true);
    for (const attribute of [this.position, this.color]) attribute.setUsage(THREE.DynamicDrawUsage);
    this.lines.geometry = new THREE.BufferGeometry()
      .setAttribute('position', this.position)
      .setAttribute('color', this.color);
    this.lines.geometry.setDrawRange(0, 0);
  }
}
