import * as THREE from 'three';
import type { GlobeInstance } from 'globe.gl';
import { turnDeg } from '../geo/sphere';
import { altitudeOf } from '../filters/filters';
import { altitudeColor, type PaletteName } from '../palette/altitude';
import type { AircraftLayer } from './AircraftLayer';
import type { AircraftModel } from './AircraftModel';
import type { FrameLayer } from './FrameLayer';
import { cameraOf } from './camera';
import { iconOf } from './icons';
import { drawnRadius } from './pick';
import { R } from './scale';

export type CockpitMode = 'off' | 'chase' | 'inside';

interface Seat {
  /** Scene units behind and above the aircraft. */
  readonly back: number;
  readonly up: number;
  /** How far the look goes down. */
  readonly dip: number;
  /** How much of a turn's lean the eye takes part in. */
  readonly lean: number;
}

const SEATS: Record<'chase' | 'inside', Seat> = {
  chase: { back: 1.5, up: 0.42, dip: 0.12, lean: 0.35 },
  inside: { back: 0, up: 0.03, dip: 0.1, lean: 1 },
};
const MOVE_MS = 1_500;
/** How far above the aircraft the eye is left on the way out, in radii. */
const EXIT_ALTITUDE = 0.3;
const USUAL_FOV = 50;
const COCKPIT_FOV = 62;

/** Ties the camera to an aircraft, turns with it, and takes it smoothly there and back. */
export class Cockpit implements FrameLayer {
  mode: CockpitMode = 'off';
  palette: PaletteName = 'spectrum';
  private row = -1;
  private seat: Seat = SEATS.chase;
  private movedAt = 0;
  private leaving = false;
  /** How much of its size the model has: it grows out of the mark, and back. */
  private grown = 0;
  private grownFrom = 0;
  private hasModel = false;
  private readonly from = { position: new THREE.Vector3(), turn: new THREE.Quaternion(), fov: 50 };
  private readonly goal = new THREE.PerspectiveCamera();
  private readonly nose = new THREE.Vector3();
  private readonly up = new THREE.Vector3();
  private readonly place = new THREE.Vector3();
  private roll = 0;
  private rollGoal = 0;
  private headingDeg = NaN;
  private headingAtMs = NaN;

  constructor(
    private readonly globe: GlobeInstance,
    private readonly aircraft: AircraftLayer,
    private readonly model: AircraftModel,
    private readonly calm: boolean,
    private readonly onLeft: () => void,
  ) {}

  get active(): boolean {
    return this.mode !== 'off' || this.leaving;
  }

  enter(row: number, mode: 'chase' | 'inside'): void {
    if (this.row !== row) this.nose.set(0, 0, 0);
    this.row = row;
    this.mode = mode;
    this.seat = SEATS[mode];
    this.leaving = false;
    this.globe.controls().enabled = false;
    this.hasModel = this.model.become(iconOf(this.aircraft.store.category[row]));
    this.aircraft.hideSelected = mode === 'inside' || this.hasModel;
    this.camera.near = 0.01;
    this.beginMove();
  }

  leave(): void {
    if (this.mode === 'off') return;
    this.mode = 'off';
    this.leaving = true;
    this.aircraft.hideSelected = false;
    this.beginMove();
  }

  frame(nowS: number): void {
    if (!this.active) return;
    const done = this.calm ? 1 : Math.min(1, (performance.now() - this.movedAt) / MOVE_MS);
    const k = done * done * (3 - 2 * done);
    this.aim(nowS);
    this.showModel(k);
    const camera = this.camera;
    camera.position.lerpVectors(this.from.position, this.goal.position, k);
    camera.quaternion.slerpQuaternions(this.from.turn, this.goal.quaternion, k);
    const fov = this.leaving ? USUAL_FOV : COCKPIT_FOV;
    camera.fov = this.from.fov + (fov - this.from.fov) * k;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    if (this.leaving && done === 1) this.arrive();
  }

  private showModel(moved: number): void {
    const wanted = this.mode === 'chase' && this.hasModel ? 1 : 0;
    this.grown = this.grownFrom + (wanted - this.grownFrom) * moved;
    const { store } = this.aircraft;
    const [r, g, b] = altitudeColor(altitudeOf(store, this.row) / 0.3048, this.palette);
    this.model.paint.setRGB(r / 255, g / 255, b / 255, THREE.SRGBColorSpace);
    this.model.time = this.calm ? 0 : performance.now() / 1_000;
    this.model.pose(this.place, this.nose, this.up, this.roll, this.grown);
  }

  private get camera(): THREE.PerspectiveCamera {
    return cameraOf(this.globe);
  }

  private beginMove(): void {
    this.movedAt = performance.now();
    this.grownFrom = this.grown;
    this.from.position.copy(this.camera.position);
    this.from.turn.copy(this.camera.quaternion);
    this.from.fov = this.camera.fov;
  }

  private arrive(): void {
    this.leaving = false;
    this.camera.up.set(0, 1, 0);
    this.camera.near = 0.1;
    this.camera.updateProjectionMatrix();
    this.globe.controls().enabled = true;
    this.onLeft();
  }

  private aim(nowS: number): void {
    const at = [0, 0, 0];
    const ahead = [0, 0, 0];
    const radius = drawnRadius(this.aircraft.sprites.motion.drawnAt(this.row, nowS, at, ahead));
    const up = this.up.set(at[0], at[1], at[2]);
    const place = this.place.copy(up).multiplyScalar(radius);
    if (this.leaving) {
      this.goal.position.copy(up).multiplyScalar(R * (1 + EXIT_ALTITUDE));
      this.goal.up.set(0, 1, 0);
      this.goal.lookAt(0, 0, 0);
      return;
    }
    const nose = new THREE.Vector3(ahead[0], ahead[1], ahead[2]);
    // The course jumps with each report; the eye follows it gently.
    if (this.nose.lengthSq() === 0) this.nose.copy(nose);
    this.nose.lerp(nose, this.calm ? 1 : 0.04).normalize();
    this.lean();
    const { back, up: above, dip, lean } = this.seat;
    this.goal.position.copy(place).addScaledVector(this.nose, -back).addScaledVector(up, above);
    this.goal.up.copy(up).applyAxisAngle(this.nose, this.roll * lean);
    const look = this.goal.position
      .clone()
      .addScaledVector(this.nose, 9)
      .addScaledVector(up, -9 * dip);
    this.goal.lookAt(look);
  }

  /** Leans into a turn as the aircraft must: by its speed and how fast its heading changes. */
  private lean(): void {
    const { headingDeg, speedMps, timePositionMs } = this.aircraft.store;
    const [heading, atMs] = [headingDeg[this.row], timePositionMs[this.row]];
    if (atMs !== this.headingAtMs) {
      const rate = (turnDeg(this.headingDeg, heading) / (atMs - this.headingAtMs)) * 1_000;
      const bank = Math.atan((speedMps[this.row] * rate * Math.PI) / 180 / 9.81);
      this.rollGoal = Math.max(-0.5, Math.min(0.5, Number.isFinite(bank) ? bank : 0));
      this.headingDeg = heading;
      this.headingAtMs = atMs;
    }
    this.roll += (this.rollGoal - this.roll) * (this.calm ? 0 : 0.02);
  }
}
