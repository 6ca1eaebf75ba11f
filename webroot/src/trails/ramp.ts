import * as THREE from 'three';
import { altitudeColor, type PaletteName } from '../palette/altitude';

const STEP_M = 100 * 0.3048;
const STEPS = 460;

/** The colours of altitudes as the graphics card adds them up: to work each out anew takes too long. */
export class Ramp {
  readonly colors = new Uint8Array(STEPS * 3);

  constructor(name: PaletteName) {
    const color = new THREE.Color();
    for (let i = 0; i < STEPS; i++) {
      const [r, g, b] = altitudeColor(i * 100, name);
      color.setRGB(r / 255, g / 255, b / 255, THREE.SRGBColorSpace);
      this.colors.set([color.r * 255, color.g * 255, color.b * 255], i * 3);
    }
  }

  /** Where in them the colour of an altitude begins. */
  of(altM: number): number {
    return Math.min(STEPS - 1, Math.max(0, Math.round(altM / STEP_M))) * 3;
  }
}
