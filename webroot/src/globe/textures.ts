import * as THREE from 'three';
import dayLarge from '../assets/earth-day-4k.webp';
import daySmall from '../assets/earth-day-2k.webp';
import nightLarge from '../assets/earth-night-4k.webp';
import nightSmall from '../assets/earth-night-2k.webp';

export interface EarthTextures {
  readonly day: THREE.Texture;
  readonly night: THREE.Texture;
}

/** The small ones come first on every machine, so that there is a globe at once. */
export function smallTextures(): Promise<EarthTextures> {
  return both(daySmall, nightSmall);
}

export function largeTextures(): Promise<EarthTextures> {
  return both(dayLarge, nightLarge);
}

async function both(dayUrl: string, nightUrl: string): Promise<EarthTextures> {
  const loader = new THREE.TextureLoader();
  const [day, night] = await Promise.all([loader.loadAsync(dayUrl), loader.loadAsync(nightUrl)]);
  for (const texture of [day, night]) {
    texture.colorSpace = THREE.SRGBColorSpace;
    texture.anisotropy = 8;
  }
  return { day, night };
}
