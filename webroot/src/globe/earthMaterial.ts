import * as THREE from 'three';
import { EARTH_VERTEX, NIGHT_AND_DAY } from './earthShader';
import type { LandMask } from './LandMask';
import type { EarthTextures } from './textures';

/** The Earth as it looks from space: day, night and city lights, by the sun of the moment. */
export class EarthMaterial extends THREE.ShaderMaterial {
  constructor({ day, night }: EarthTextures, mask: LandMask, sun: THREE.Vector3) {
    super({
      uniforms: {
        ...mask.uniforms,
        uDay: { value: day },
        uNight: { value: night },
        uSun: { value: sun },
        uClose: { value: 0 },
      },
      vertexShader: EARTH_VERTEX,
      fragmentShader: NIGHT_AND_DAY,
    });
  }

  /** 0 seen from space, 1 just above the ground, where the picture is too coarse to stand alone. */
  set closeness(value: number) {
    this.uniforms.uClose.value = value;
  }
}
