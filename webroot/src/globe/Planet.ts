import type { GlobeInstance } from 'globe.gl';
import * as THREE from 'three';
import { direction, place } from '../geo/sphere';
import { fineWorld, world } from '../geo/world';
import { eventually, patiently } from '../once';
import type { World } from '../geo/worldReader';
import { atmosphere } from './atmosphere';
import { borderLines } from './borders';
import { LandMask } from './LandMask';
import { EarthMaterial } from './earthMaterial';
import { stars } from './stars';
import { subsolarPoint } from './sun';
import { largeTextures, smallTextures } from './textures';
import { looks, type GlobeStyle, type Look, type Theme } from './look';
import { vectorEarth } from './vectorEarth';

/** From lower than that, in radii, the lines of the first picture look angular. */
const FINE_BELOW = 0.15;
/**
 * From lower than that, as from a cockpit, they would be seen to stand beside the coasts: the ground is
 * made of flat pieces, in the middle up to a kilometre below them.
 */
const LINES_ABOVE = 0.01;

/** The Earth and what surrounds it: everything that is there without any aircraft. */
export class Planet {
  /** Towards the sun. */
  readonly sun = new THREE.Vector3(0, 0, 1);
  private readonly stars: THREE.Points;
  private air: THREE.Mesh | undefined;
  private lines: THREE.LineSegments | undefined;
  private look: Look = looks.earth.dark;
  private isFine = false;
  private isMasked = false;
  private earth: EarthMaterial | undefined;
  private readonly mask = new LandMask();
  private turn = 0;

  constructor(
    private readonly globe: GlobeInstance,
    private readonly light: boolean,
  ) {
    this.stars = stars(globe.renderer().getPixelRatio());
    globe.scene().add(this.stars);
  }

  /** Dresses the Earth; the answer comes when the first picture of it is complete. */
  async dress(style: GlobeStyle, theme: Theme): Promise<void> {
    const turn = ++this.turn;
    const look = (this.look = looks[style][theme]);
    this.stars.visible = look.stars;
    this.globe.backgroundColor(look.background);
    this.earth = undefined;
    if (style === 'earth') await this.dressEarth(() => turn === this.turn);
    else {
      await patiently(this.mask.ready);
      if (turn === this.turn) this.wear(vectorEarth(this.mask, look));
    }
    if (turn !== this.turn) return;
    if (this.air) remove(this.air);
    this.air = atmosphere(this.sun, look.air, look.airStrength);
    this.globe.scene().add(this.air);
    // The lines may come later: a globe without borders for a moment is better than none.
    eventually(this.isFine ? fineWorld : world, (found) => {
      if (turn === this.turn) this.layLines(found);
    });
  }

  /** Puts the sun where it is at that time. */
  shine(unixMs: number): void {
    const zenith = subsolarPoint(unixMs);
    const v = [0, 0, 0];
    direction(zenith.lat, zenith.lon, v);
    this.sun.set(v[0], v[1], v[2]);
  }

  /** Tells how near the eye is, in radii above the ground. */
  seenFrom(altitude: number, eye: THREE.Vector3): void {
    const close = Math.min(1, Math.max(0, (0.35 - altitude) / 0.3));
    if (this.earth) this.earth.closeness = close;
    // The mask of land takes a moment to draw, so only who comes near has it drawn.
    if (close > 0) this.wantMask();
    this.mask.seenFrom(place(eye.x, eye.y, eye.z), altitude, performance.now());
    if (altitude < FINE_BELOW) this.refine();
    if (this.lines) this.lines.visible = altitude > LINES_ABOVE;
    // Under a sky with the sun up nobody sees stars.
    const day = Math.min(1, Math.max(0, (eye.dot(this.sun) / eye.length() + 0.2) * 3));
    const { uniforms } = this.stars.material as THREE.ShaderMaterial;
    uniforms.uAlpha.value = 1 - (altitude < 0.1 ? close * day : 0);
  }

  private wantMask(): void {
    if (this.isMasked) return;
    this.isMasked = true;
    eventually(
      () => this.mask.ready(),
      () => undefined,
    );
  }

  /** Draws finer coasts and borders in place of those that are good enough from space. */
  private refine(): void {
    if (this.isFine) return;
    this.isFine = true;
    eventually(fineWorld, (found) => {
      this.layLines(found);
    });
  }

  private layLines(world: World): void {
    if (this.lines) remove(this.lines);
    this.lines = borderLines(world, this.look.lines);
    this.globe.scene().add(this.lines);
  }

  private async dressEarth(wanted: () => boolean): Promise<void> {
    const small = await patiently(smallTextures);
    if (!wanted()) return;
    this.earth = new EarthMaterial(small, this.mask, this.sun);
    this.wear(this.earth);
    if (this.light) return;
    eventually(largeTextures, (large) => {
      if (!wanted() || !this.earth) return;
      this.earth.uniforms.uDay.value = large.day;
      this.earth.uniforms.uNight.value = large.night;
      small.day.dispose();
      small.night.dispose();
    });
  }

  private wear(material: THREE.Material): void {
    this.globe.globeMaterial().dispose();
    this.globe.globeMaterial(material);
  }
}

function remove(object: THREE.Mesh | THREE.LineSegments): void {
  object.removeFromParent();
  object.geometry.dispose();
  (object.material as THREE.Material).dispose();
}
