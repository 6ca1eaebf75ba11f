import * as THREE from 'three';
import { altitudeColor, type PaletteName } from '../palette/altitude';

/** Feet at the right end of the ramp. */
export const RAMP_FEET = 46_000;
const WIDTH = 512;

/** The colours by altitude as a texture, so that the shader and the page cannot disagree. */
export function rampTexture(name: PaletteName): THREE.DataTexture {
  const texture = new THREE.DataTexture(new Uint8Array(WIDTH * 4), WIDTH, 1);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearFilter;
  paintRamp(texture, name);
  return texture;
}

export function paintRamp(texture: THREE.DataTexture, name: PaletteName): void {
  const bytes = texture.image.data as Uint8Array;
  for (let i = 0; i < WIDTH; i++) {
    const [r, g, b] = altitudeColor((i / (WIDTH - 1)) * RAMP_FEET, name);
    bytes.set([r, g, b, 255], i * 4);
  }
  texture.needsUpdate = true;
}
