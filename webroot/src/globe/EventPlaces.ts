import * as THREE from 'three';
import { type Anomaly, isOpen } from '../anomalies/anomaly';
import { direction, EARTH_RADIUS_M } from '../geo/sphere';
import type { AircraftLayer } from './AircraftLayer';
import type { FrameLayer } from './FrameLayer';
import { MARK_GLSL } from './markShader';
import { drawnRadius } from './pick';

/** More would be a swarm, and a feed that died is none. */
const MOST = 128;

const VERTEX = /* glsl */ `
attribute float aLevel;
uniform float uMark;
varying float vLevel, vShown;
void main() {
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  vShown = smoothstep(-0.02, 0.1, dot(normalize(cameraPosition - position), normalize(position)));
  gl_PointSize = 1.5 * uMark;
  vLevel = aLevel;
}`;

const FRAGMENT = /* glsl */ `
${MARK_GLSL}
uniform float uMark, uPaper;
varying float vLevel, vShown;
void main() {
  float mark = vShown * markOf(length(gl_PointCoord - 0.5) * 2.0, 1.3 / uMark, vLevel);
  if (mark < 0.02) discard;
  gl_FragColor = vec4(markColor(vLevel, uPaper), mark);
  #include <colorspace_fragment>
}`;

/** Marks where aircraft were that are not heard of now, and the place of the anomaly that is spoken of. */
export class EventPlaces implements FrameLayer {
  readonly points: THREE.Points;
  private readonly position = new THREE.BufferAttribute(new Float32Array(MOST * 3), 3);
  private readonly level = new THREE.BufferAttribute(new Float32Array(MOST), 1);
  private readonly at = [0, 0, 0];
  private version = -1;
  private spokenOf: Anomaly | null = null;

  constructor(private readonly aircraft: AircraftLayer) {
    const { uniforms } = aircraft.sprites;
    const { uNow, uPulse, uMark, uPaper } = uniforms;
    const geometry = new THREE.BufferGeometry()
      .setAttribute('position', this.position)
      .setAttribute('aLevel', this.level);
    const material = new THREE.ShaderMaterial({
      uniforms: { uNow, uPulse, uMark, uPaper },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      depthTest: false,
    });
    this.points = new THREE.Points(geometry, material);
    this.points.frustumCulled = false;
    this.points.renderOrder = 11;
    this.points.raycast = () => undefined;
  }

  /** Whose place is marked, also when it is long over. */
  set spoken(event: Anomaly | null) {
    this.spokenOf = event;
    this.version = -1;
  }

  frame(): void {
    const { marks } = this.aircraft;
    if (marks.version === this.version) return;
    this.version = marks.version;
    let count = 0;
    for (const event of marks.lost) if (count < MOST - 1) this.put(event, count++);
    const spoken = this.spokenOf;
    if (spoken && !isOpen(spoken) && !Number.isNaN(spoken.lat)) this.put(spoken, count++);
    this.points.visible = count > 0;
    this.points.geometry.setDrawRange(0, count);
    this.position.needsUpdate = this.level.needsUpdate = true;
  }

  /** The one of those not heard of that is drawn at such a place of the screen. */
  pick(near: (x: number, y: number, z: number) => boolean): Anomaly | null {
    const found = this.aircraft.marks.lost.find((event) => {
      this.place(event);
      return near(this.at[0], this.at[1], this.at[2]);
    });
    return found ?? null;
  }

  private put(event: Anomaly, i: number): void {
    this.place(event);
    this.position.setXYZ(i, this.at[0], this.at[1], this.at[2]);
    this.level.setX(i, isOpen(event) ? (event.severity === 'high' ? 2 : 1) : 0);
  }

  private place({ lat, lon, altM }: Anomaly): void {
    direction(lat, lon, this.at);
    const radius = drawnRadius((altM || 0) / EARTH_RADIUS_M);
    for (let k = 0; k < 3; k++) this.at[k] *= radius;
  }
}
