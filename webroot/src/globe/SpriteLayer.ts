import * as THREE from 'three';
import type { PaletteName } from '../palette/altitude';
import { iconAtlas } from './iconAtlas';
import { ICON_NAMES } from './icons';
import { Motion, type Report } from './motion';
import { paintRamp, rampTexture } from './rampTexture';
import { R } from './scale';
import { SPRITE_FRAGMENT, SPRITE_VERTEX } from './spriteShader';

export const SHOWN = 1;
export const SELECTED = 2;
export const GROUND = 4;
export const GONE = 8;
export const HOVERED = 16;
/** It has an open anomaly, and one of high severity. */
export const ODD = 32;
export const GRAVE = 64;

/** Who was not there before, who slides on from where it is drawn, and who is elsewhere at once. */
export type Coming = 'new' | 'sliding' | 'placed';

/**
 * All aircraft as oriented point sprites in one draw call: 15,000 cost 2.7 ms of script and driver a
 * frame where one mesh each cost 63 ms and one instance each 9 ms.
 */
export class SpriteLayer {
  readonly group = new THREE.Group();
  readonly uniforms = {
    uNow: { value: 0 },
    uPixels: { value: 14 },
    uHalf: { value: new THREE.Vector2(640, 360) },
    uGhostAll: { value: 0 },
    uFadeFrom: { value: 15 },
    uFadeTo: { value: 60 },
    /** 1 while the selected one has a ring around it. */
    uRing: { value: 1 },
    /** 1 while marks of anomalies pulse, 0 where they stand still. */
    uPulse: { value: 1 },
    /** No mark is smaller, in pixels. */
    uMark: { value: 36 },
    /** 1 seen from above, 0 from among them, where those far away are small and lost in the haze. */
    uSpace: { value: 1 },
    /** How many seconds before its report an aircraft may be drawn; 0 or less. */
    uEarliest: { value: 0 },
    /** 1 on a light ground. */
    uPaper: { value: 0 },
    uIconCount: { value: ICON_NAMES.length },
    uIcons: { value: iconAtlas() },
    uRamp: { value: rampTexture('spectrum') },
  };
  motion: Motion;
  /** Flags, icon, seconds of coming or going, easing. */
  look: Float32Array;
  count = 0;
  private readonly points: THREE.Points;
  private readonly ghosts: THREE.Points;
  /** The selected one again, over all others. */
  private readonly top: THREE.Points;
  private attributes: THREE.BufferAttribute[] = [];
  private from = Infinity;
  private to = -1;

  constructor(capacity: number) {
    this.motion = new Motion(capacity);
    this.look = new Float32Array(capacity * 4);
    this.points = this.drawable(0, 10);
    this.ghosts = this.drawable(1, 9);
    this.top = this.drawable(0, 12, 1);
    this.top.visible = false;
    this.group.add(this.points, this.ghosts, this.top);
    this.bind();
  }

  get capacity(): number {
    return this.motion.capacity;
  }

  /** How fast the sky goes by. */
  set rate(rate: number) {
    this.motion.rate = rate;
    this.uniforms.uEarliest.value = this.motion.earliestS;
  }

  flags(row: number): number {
    return this.look[row * 4];
  }

  report(
    row: number,
    report: Report,
    icon: number,
    nowS: number,
    coming: Coming,
    bornS: number,
  ): void {
    const known = coming !== 'new' && this.motion.pace[row * 4 + 1] !== 0;
    this.motion.report(row, report, nowS, known && coming === 'sliding');
    const k = row * 4;
    this.look[k + 1] = icon;
    if (!known) this.look[k + 2] = bornS;
    this.look[k + 3] = this.motion.easing[row];
    this.touch(row);
  }

  setFlags(row: number, flags: number): void {
    if (this.look[row * 4] === flags) return;
    this.look[row * 4] = flags;
    this.touch(row);
  }

  setGone(row: number, nowS: number): void {
    const k = row * 4;
    if (this.look[k] & GONE || !(this.look[k] & SHOWN)) return;
    this.look[k] |= GONE;
    this.look[k + 2] = nowS;
    this.motion.pace[k + 1] ||= nowS;
    this.touch(row);
  }

  /** Hands what changed to the graphics card. */
  commit(): void {
    if (this.to < 0) return;
    for (const attribute of this.attributes) {
      const size = attribute.itemSize;
      attribute.addUpdateRange(this.from * size, (this.to - this.from + 1) * size);
      attribute.needsUpdate = true;
    }
    this.points.geometry.setDrawRange(0, this.count);
    this.from = Infinity;
    this.to = -1;
  }

  /** Which row is drawn over all others, -1 for none. */
  set topRow(row: number) {
    this.top.visible = row >= 0;
    this.top.geometry.setDrawRange(Math.max(0, row), 1);
  }

  set palette(name: PaletteName) {
    paintRamp(this.uniforms.uRamp.value, name);
  }

  /** Without selection and from afar nobody has a ghost, and the second draw call is spared. */
  set ghostsWanted(wanted: boolean) {
    this.ghosts.visible = wanted;
  }

  grow(capacity: number): void {
    const old = this.motion;
    const look = this.look;
    this.motion = new Motion(capacity);
    this.motion.rate = old.rate;
    this.look = new Float32Array(capacity * 4);
    this.look.set(look);
    for (const key of ['place', 'course', 'pace', 'slip', 'easing'] as const)
      this.motion[key].set(old[key]);
    this.bind();
    this.from = 0;
    this.to = this.count - 1;
  }

  /** Moves all times back, when the clock that they are told by starts anew. */
  shiftTime(seconds: number): void {
    for (let row = 0; row < this.count; row++) {
      this.motion.pace[row * 4 + 1] -= seconds;
      this.motion.slip[row * 4 + 3] -= seconds;
      this.look[row * 4 + 2] -= seconds;
    }
    this.from = 0;
    this.to = this.count - 1;
    this.commit();
  }

  private touch(row: number): void {
    if (row < this.from) this.from = row;
    if (row > this.to) this.to = row;
    if (row >= this.count) this.count = row + 1;
  }

  private bind(): void {
    const { place, course, pace, slip } = this.motion;
    const geometry = new THREE.BufferGeometry();
    const add = (name: string, array: Float32Array, size: number) => {
      const attribute = new THREE.BufferAttribute(array, size);
      attribute.setUsage(THREE.DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
      return attribute;
    };
    this.attributes = [
      add('position', place, 3),
      add('aCourse', course, 3),
      add('aPace', pace, 4),
      add('aSlip', slip, 4),
      add('aLook', this.look, 4),
    ];
    geometry.boundingSphere = new THREE.Sphere(new THREE.Vector3(), R * 1.2);
    geometry.setDrawRange(0, this.count);
    this.points.geometry.dispose();
    this.points.geometry = geometry;
    this.ghosts.geometry = geometry;
    const one = new THREE.BufferGeometry();
    for (const [name, attribute] of Object.entries(geometry.attributes))
      one.setAttribute(name, attribute);
    one.boundingSphere = geometry.boundingSphere;
    one.setDrawRange(this.top.geometry.drawRange.start, 1);
    this.top.geometry = one;
  }

  private drawable(ghost: 0 | 1, order: number, top: 0 | 1 = 0): THREE.Points {
    const material = new THREE.ShaderMaterial({
      uniforms: { ...this.uniforms, uGhost: { value: ghost }, uTop: { value: top } },
      vertexShader: SPRITE_VERTEX,
      fragmentShader: SPRITE_FRAGMENT,
      transparent: true,
      depthWrite: false,
      depthTest: false,
    });
    const points = new THREE.Points(new THREE.BufferGeometry(), material);
    points.frustumCulled = false;
    points.renderOrder = order;
    points.raycast = () => undefined;
    return points;
  }
}
