import * as THREE from 'three';
import type { LatLon } from '../geo/sphere';
import { fineWorld, world } from '../geo/world';
import { eventually, once } from '../once';
import { drawLand, landShapes, WHOLE_WORLD, type LandShape, type Region } from './landCanvas';

const WORLD_WIDTH = 4_096;
const NEAR_SIZE = 2_048;
/** From higher than that, in radii, the mask of the whole world is as sharp as the screen. */
const NEAR_BELOW = 0.22;
/** Never drawn more often: it takes as long as some frames. */
const REDRAW_MS = 700;
const NOWHERE = new THREE.Vector4(9, 9, 1, 1);

/** What is land and what is sea, for the shaders of both styles of the Earth. */
export class LandMask {
  readonly uniforms = {
    uWorldLand: { value: blank() },
    uNearLand: { value: blank() },
    uNearBox: { value: NOWHERE.clone() },
    /** 1 once the mask of the world is there. */
    uMasked: { value: 0 },
  };
  private near: HTMLCanvasElement | undefined;
  private shapes: readonly LandShape[] | undefined;
  private region: Region | undefined;
  private drawnAt = -Infinity;
  private fineAsked = false;

  /** Draws the mask of the world; only who needs it waits for it. */
  readonly ready = once(() => this.drawWorld());

  /** Tells where the eye is, so that the coasts near it are sharp. */
  seenFrom(eye: LatLon, altitude: number, nowMs: number): void {
    if (altitude > NEAR_BELOW) return;
    if (!this.fineAsked) {
      this.fineAsked = true;
      eventually(fineWorld, (found) => {
        this.shapes = landShapes(found);
      });
    }
    if (!this.shapes || nowMs - this.drawnAt < REDRAW_MS) return;
    const wanted = regionAround(eye, altitude);
    if (this.region && covers(this.region, wanted)) return;
    this.drawnAt = nowMs;
    this.drawNear(this.shapes, wanted);
  }

  private async drawWorld(): Promise<void> {
    const canvas = document.createElement('canvas');
    canvas.width = WORLD_WIDTH;
    canvas.height = WORLD_WIDTH / 2;
    drawLand(canvas, landShapes(await world()), WHOLE_WORLD);
    this.uniforms.uWorldLand.value = masked(canvas, true);
    this.uniforms.uMasked.value = 1;
  }

  private drawNear(shapes: readonly LandShape[], region: Region): void {
    this.region = region;
    if (!this.near) {
      this.near = document.createElement('canvas');
      this.near.width = this.near.height = NEAR_SIZE;
      this.uniforms.uNearLand.value = masked(this.near, false);
    }
    drawLand(this.near, shapes, region);
    this.uniforms.uNearLand.value.needsUpdate = true;
    const { west, south, width, height } = region;
    this.uniforms.uNearBox.value.set(
      (west + 180) / 360,
      (south + 90) / 180,
      width / 360,
      height / 180,
    );
  }
}

/** Some times as much as can be seen, so that a small step needs no new drawing. */
export function regionAround({ lat, lon }: LatLon, altitude: number): Region {
  const height = Math.min(60, Math.max(12, altitude * 260));
  const width = Math.min(180, height / Math.max(0.2, Math.cos((lat * Math.PI) / 180)));
  return { west: lon - width / 2, south: lat - height / 2, width, height };
}

/** Whether a drawn region still does: its middle is near, and it is as fine. */
export function covers(drawn: Region, wanted: Region): boolean {
  const aside = Math.abs(drawn.west + drawn.width / 2 - wanted.west - wanted.width / 2);
  const off = Math.abs(drawn.south + drawn.height / 2 - wanted.south - wanted.height / 2);
  const scale = wanted.height / drawn.height;
  return aside < drawn.width / 5 && off < drawn.height / 5 && scale > 0.6 && scale < 1.3;
}

function masked(canvas: HTMLCanvasElement, mipmaps: boolean): THREE.Texture {
  const texture = new THREE.CanvasTexture(canvas);
  // A byte a pixel: black and white need no more.
  texture.format = THREE.RedFormat;
  texture.colorSpace = THREE.NoColorSpace;
  texture.generateMipmaps = mipmaps;
  texture.minFilter = mipmaps ? THREE.LinearMipmapLinearFilter : THREE.LinearFilter;
  texture.anisotropy = 4;
  return texture;
}

function blank(): THREE.Texture {
  const texture = new THREE.DataTexture(new Uint8Array([0]), 1, 1, THREE.RedFormat);
  texture.needsUpdate = true;
  return texture;
}
