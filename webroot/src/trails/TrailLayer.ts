import * as THREE from 'three';
import { Line2 } from 'three/examples/jsm/lines/Line2.js';
import { LineGeometry } from 'three/examples/jsm/lines/LineGeometry.js';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { direction, EARTH_RADIUS_M } from '../geo/sphere';
import type { AircraftLayer } from '../globe/AircraftLayer';
import type { FrameLayer } from '../globe/GlobeScene';
import { drawnRadius } from '../globe/pick';
import { SHOWN } from '../globe/SpriteLayer';
import { altitudeColor, type PaletteName } from '../palette/altitude';
import type { Trail, TrailStore } from './TrailStore';

export type TrailsMode = 'none' | 'selected' | 'all';

/** Lines of all are made anew this often: they grow slowly, and each is a little work. */
const REFRESH_S = 2;
const MOST_VERTICES = 240_000;

/** Where aircraft came from, coloured by how high they were. */
export class TrailLayer implements FrameLayer {
  readonly group = new THREE.Group();
  mode: TrailsMode = 'selected';
  palette: PaletteName = 'spectrum';
  selected = -1;
  private readonly thick = new Line2(new LineGeometry(), thickMaterial());
  private readonly thin = new THREE.LineSegments(new THREE.BufferGeometry(), thinMaterial());
  private refreshedAt = -Infinity;
  private thickOf = '';
  private readonly at = [0, 0, 0];

  constructor(
    private readonly trails: TrailStore,
    private readonly aircraft: AircraftLayer,
  ) {
    for (const object of [this.thick, this.thin]) {
      object.frustumCulled = false;
      object.raycast = () => undefined;
      object.renderOrder = 5;
      this.group.add(object);
    }
  }

  refresh(): void {
    this.refreshedAt = -Infinity;
    this.thickOf = '';
  }

  frame(nowS: number): void {
    this.drawSelected(nowS);
    if (nowS - this.refreshedAt < REFRESH_S) return;
    this.refreshedAt = nowS;
    this.thin.visible = this.mode === 'all';
    if (this.thin.visible) this.drawAll();
  }

  /** The last piece, up to where the aircraft is drawn now, moves with each frame. */
  private drawSelected(nowS: number): void {
    const trail = this.trails.of(this.selected);
    this.thick.visible = this.mode !== 'none' && this.selected >= 0 && trail !== undefined;
    if (!this.thick.visible || !trail) return;
    const height = this.aircraft.sprites.motion.drawnAt(this.selected, nowS, this.at);
    const radius = drawnRadius(height);
    const end = this.at.map((v) => v * radius);
    const key = `${this.selected}/${trail.length}/${trail.points[0]}`;
    if (key !== this.thickOf) {
      this.thickOf = key;
      this.layThick(trail, end, height * EARTH_RADIUS_M);
    } else this.moveEnd(end);
  }

  private layThick(trail: Trail, end: number[], altM: number): void {
    const positions: number[] = [];
    const colors: number[] = [];
    for (let i = 0; i < trail.length; i++) this.put(trail, i, positions, colors);
    positions.push(...end);
    colors.push(...this.color(altM));
    this.thick.geometry.dispose();
    this.thick.geometry = new LineGeometry().setPositions(positions).setColors(colors);
  }

  private moveEnd(end: number[]): void {
    const { instanceEnd } = this.thick.geometry.attributes;
    const last = instanceEnd.count - 1;
    instanceEnd.setXYZ(last, end[0], end[1], end[2]);
    (instanceEnd as THREE.InterleavedBufferAttribute).data.needsUpdate = true;
  }

  private drawAll(): void {
    const positions: number[] = [];
    const colors: number[] = [];
    const { store, sprites } = this.aircraft;
    for (let row = 0; row < store.length && positions.length < MOST_VERTICES * 3; row++) {
      const trail = this.trails.of(row);
      if (!trail || row === this.selected || !(sprites.flags(row) & SHOWN)) continue;
      for (let i = 0; i + 1 < trail.length; i++) {
        this.put(trail, i, positions, colors);
        this.put(trail, i + 1, positions, colors);
      }
    }
    this.thin.geometry.dispose();
    this.thin.geometry = new THREE.BufferGeometry()
      .setAttribute('position', new THREE.Float32BufferAttribute(positions, 3))
      .setAttribute('color', new THREE.Float32BufferAttribute(colors, 3));
  }

  private put(trail: Trail, i: number, positions: number[], colors: number[]): void {
    const [lat, lon, altM] = trail.points.subarray(i * 3, i * 3 + 3);
    direction(lat, lon, this.at);
    const radius = drawnRadius(altM / EARTH_RADIUS_M);
    positions.push(this.at[0] * radius, this.at[1] * radius, this.at[2] * radius);
    colors.push(...this.color(altM));
  }

  private color(altM: number): [number, number, number] {
    const [r, g, b] = altitudeColor(altM / 0.3048, this.palette);
    const c = scratch.setRGB(r / 255, g / 255, b / 255, THREE.SRGBColorSpace);
    return [c.r, c.g, c.b];
  }
}

const scratch = new THREE.Color();

function thickMaterial(): LineMaterial {
  const material = new LineMaterial({ linewidth: 2.8, vertexColors: true, transparent: true });
  material.depthWrite = false;
  material.opacity = 0.9;
  return material;
}

function thinMaterial(): THREE.LineBasicMaterial {
  return new THREE.LineBasicMaterial({
    vertexColors: true,
    transparent: true,
    opacity: 0.45,
    depthWrite: false,
  });
}
