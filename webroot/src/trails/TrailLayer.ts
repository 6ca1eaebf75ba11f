import * as THREE from 'three';
import { Line2 } from 'three/examples/jsm/lines/Line2.js';
import { LineGeometry } from 'three/examples/jsm/lines/LineGeometry.js';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import type { SurfaceLook } from '../app/Surface';
import { direction, EARTH_RADIUS_M, type Vec } from '../geo/sphere';
import type { AircraftLayer } from '../globe/AircraftLayer';
import type { FrameLayer } from '../globe/FrameLayer';
import { drawnRadius } from '../globe/pick';
import { altitudeColor, type PaletteName } from '../palette/altitude';
import { AllTrails } from './AllTrails';
import { FIELDS, tailOf, type Trail } from './Line';
import { trailMs, type TrailsMode } from './lengths';
import type { TrailStore } from './TrailStore';

/** How often the far end of a trail is put where it belongs. */
const TAIL_MS = 1_000;

/** Where aircraft came from, coloured by how high they were. */
export class TrailLayer implements FrameLayer {
  readonly group = new THREE.Group();
  private paletteName: PaletteName = 'spectrum';
  private readonly thick = new Line2(new LineGeometry(), thickMaterial());
  private readonly all: AllTrails;
  private trailsMode: TrailsMode = 'selected';
  private lengthMs = Infinity;
  private row = -1;
  private thickOf = '';
  private readonly at = [0, 0, 0];
  private readonly begins = [0, 0, 0];

  constructor(
    private readonly trails: TrailStore,
    private readonly aircraft: AircraftLayer,
  ) {
    this.all = new AllTrails(trails, aircraft);
    this.thick.frustumCulled = false;
    this.thick.raycast = () => undefined;
    this.thick.renderOrder = 5;
    this.group.add(this.thick, this.all.group);
  }

  set mode(mode: TrailsMode) {
    this.trailsMode = mode;
    this.all.group.visible = mode === 'all';
  }

  /** How long ago the trails begin, of the selected and of all. */
  set lengths({ trail, trailsOfAll }: Pick<SurfaceLook, 'trail' | 'trailsOfAll'>) {
    this.lengthMs = trailMs(trail);
    this.all.lengthMs = trailMs(trailsOfAll);
  }

  set palette(name: PaletteName) {
    this.paletteName = name;
    this.all.palette = name;
  }

  set selected(row: number) {
    this.row = row;
    this.all.selected = row;
    if (this.all.group.visible) this.all.refresh();
  }

  refresh(): void {
    this.all.refresh();
    this.thickOf = '';
  }

  frame(nowS: number): void {
    this.drawSelected(nowS);
    this.all.frame(nowS);
  }

  /** The last piece, up to where the aircraft is drawn now, moves with each frame. */
  private drawSelected(nowS: number): void {
    const trail = this.trails.of(this.row);
    this.thick.visible = this.trailsMode !== 'none' && this.row >= 0 && trail !== undefined;
    if (!this.thick.visible || !trail) return;
    const height = this.aircraft.sprites.motion.drawnAt(this.row, nowS, this.at);
    const radius = drawnRadius(height);
    const end = this.at.map((v) => v * radius);
    const nowMs = this.trails.nowMs();
    const first = tailOf(trail, nowMs, this.lengthMs, this.begins);
    // The beginning of one that is cut off moves, too, but need not with each frame.
    const moved = this.lengthMs === Infinity ? 0 : Math.round(nowMs / TAIL_MS);
    const key = `${this.row}/${trail.version}/${trail.times[0]}/${first}/${moved}`;
    if (key !== this.thickOf) {
      this.thickOf = key;
      this.layThick(trail, first, end, height * EARTH_RADIUS_M);
    } else this.moveEnd(end);
  }

  private layThick(trail: Trail, first: number, end: number[], altM: number): void {
    const positions: number[] = [];
    const colors: number[] = [];
    this.put(this.begins, positions, colors);
    for (let i = first; i < trail.length; i++)
      this.put(trail.points.subarray(i * FIELDS, (i + 1) * FIELDS), positions, colors);
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

  private put(point: Vec, positions: number[], colors: number[]): void {
    const [lat, lon, altM] = point;
    direction(lat, lon, this.at);
    const radius = drawnRadius(altM / EARTH_RADIUS_M);
    positions.push(this.at[0] * radius, this.at[1] * radius, this.at[2] * radius);
    colors.push(...this.color(altM));
  }

  private color(altM: number): [number, number, number] {
    const [r, g, b] = altitudeColor(altM / 0.3048, this.paletteName);
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
