import * as THREE from 'three';
import type { AircraftLayer } from './AircraftLayer';
import type { FrameLayer } from './FrameLayer';
import { drawnRadius } from './pick';
import { GONE, SELECTED, SHOWN } from './SpriteLayer';

const MOST = 400;
/** As in the sprites' shader: younger reports have no ghost. */
const GHOST_AFTER_S = 8;
const REFRESH_S = 0.1;

/** From where an aircraft was last heard of to where it is thought to be. */
export class GhostLines implements FrameLayer {
  readonly lines: THREE.LineSegments;
  /** Whether all have one, not only the selected. */
  everywhere = false;
  private readonly position = new THREE.BufferAttribute(new Float32Array(MOST * 6), 3);
  private drawnAtS = -Infinity;
  private readonly to = [0, 0, 0];

  constructor(private readonly aircraft: AircraftLayer) {
    this.position.setUsage(THREE.DynamicDrawUsage);
    const geometry = new THREE.BufferGeometry().setAttribute('position', this.position);
    const material = new THREE.LineDashedMaterial({
      color: 0xcfe2ff,
      transparent: true,
      opacity: 0.55,
      dashSize: 0.05,
      gapSize: 0.05,
      depthWrite: false,
    });
    this.lines = new THREE.LineSegments(geometry, material);
    this.lines.frustumCulled = false;
    this.lines.renderOrder = 8;
    this.lines.raycast = () => undefined;
  }

  frame(nowS: number): void {
    const { sprites } = this.aircraft;
    const wanted = this.everywhere || this.aircraft.hasSelection;
    sprites.ghostsWanted = wanted;
    sprites.uniforms.uGhostAll.value = this.everywhere ? 1 : 0;
    this.lines.visible = wanted;
    if (!wanted || Math.abs(nowS - this.drawnAtS) < REFRESH_S) return;
    this.drawnAtS = nowS;
    let count = 0;
    for (let row = 0; row < sprites.count && count < MOST; row++)
      if (this.hasGhost(row, nowS)) this.put(count++, row, nowS);
    this.position.needsUpdate = true;
    this.lines.geometry.setDrawRange(0, count * 2);
    if (count > 0) this.lines.computeLineDistances();
  }

  private hasGhost(row: number, nowS: number): boolean {
    const flags = this.aircraft.sprites.flags(row);
    const age = nowS - this.aircraft.sprites.motion.pace[row * 4 + 1];
    const wanted = this.everywhere || (flags & SELECTED) !== 0;
    return wanted && (flags & SHOWN) !== 0 && !(flags & GONE) && age > GHOST_AFTER_S;
  }

  private put(index: number, row: number, nowS: number): void {
    const { motion } = this.aircraft.sprites;
    const p = row * 3;
    const from = drawnRadius(Math.max(0, motion.pace[row * 4 + 2]));
    const [x, y, z] = motion.place.subarray(p, p + 3);
    this.position.setXYZ(index * 2, x * from, y * from, z * from);
    const to = drawnRadius(motion.drawnAt(row, nowS, this.to));
    this.position.setXYZ(index * 2 + 1, this.to[0] * to, this.to[1] * to, this.to[2] * to);
  }
}
