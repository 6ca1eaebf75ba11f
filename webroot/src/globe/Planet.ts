import type { GlobeInstance } from 'globe.gl';
import * as THREE from 'three';
import { direction } from '../geo/sphere';
import { world } from '../geo/world';
import { atmosphere } from './atmosphere';
import { borderLines } from './borders';
import { EarthMaterial } from './earthMaterial';
import { stars } from './stars';
import { subsolarPoint } from './sun';
import { largeTextures, smallTextures } from './textures';
import { looks, type GlobeStyle, type Theme } from './look';
import { vectorEarth } from './vectorEarth';

/** The Earth and what surrounds it: everything that is there without any aircraft. */
export class Planet {
  private readonly sun = new THREE.Vector3(0, 0, 1);
  private readonly stars: THREE.Points;
  private dressed: THREE.Object3D[] = [];
  private earth: EarthMaterial | undefined;
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
    const look = looks[style][theme];
    this.stars.visible = look.stars;
    this.globe.backgroundColor(look.background);
    this.earth = undefined;
    const lines = world();
    if (style === 'earth') await this.dressEarth(() => turn === this.turn);
    else {
      const material = vectorEarth(await lines, look, this.light ? 2_048 : 4_096);
      if (turn === this.turn) this.wear(material);
    }
    if (turn !== this.turn) return;
    this.undress();
    this.add(atmosphere(this.sun, look.air, look.airStrength));
    // The lines may come later: a globe without borders for a moment is better than none.
    void lines.then((found) => {
      if (turn === this.turn) this.add(borderLines(found, look.lines));
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
    // Under a sky with the sun up nobody sees stars.
    const day = Math.min(1, Math.max(0, (eye.dot(this.sun) / eye.length() + 0.2) * 3));
    const { uniforms } = this.stars.material as THREE.ShaderMaterial;
    uniforms.uAlpha.value = 1 - (altitude < 0.1 ? close * day : 0);
  }

  private async dressEarth(wanted: () => boolean): Promise<void> {
    const small = await smallTextures();
    if (!wanted()) return;
    this.earth = new EarthMaterial(small.day, small.night, this.sun);
    this.wear(this.earth);
    if (this.light) return;
    void largeTextures().then((large) => {
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

  private add(object: THREE.Object3D): void {
    this.dressed.push(object);
    this.globe.scene().add(object);
  }

  private undress(): void {
    for (const object of this.dressed) {
      object.removeFromParent();
      if (object instanceof THREE.Mesh || object instanceof THREE.LineSegments) {
        (object.geometry as THREE.BufferGeometry).dispose();
        (object.material as THREE.Material).dispose();
      }
    }
    this.dressed = [];
  }
}
