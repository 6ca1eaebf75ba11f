import type { GlobeInstance } from 'globe.gl';
import * as THREE from 'three';
import type { LatLon } from '../geo/sphere';
import { place } from '../geo/sphere';
import type { Box, View } from '../wire/live';
import { WORLD_VIEW } from '../wire/live';
import { R } from './scale';

/** Where the eye stands: over a place, that many radii above the ground. */
export interface CameraPlace extends LatLon {
  readonly altitude: number;
}

/** The globe's camera, which is always one of this kind. */
export function cameraOf(globe: GlobeInstance): THREE.PerspectiveCamera {
  const camera = globe.camera();
  if (!(camera instanceof THREE.PerspectiveCamera)) throw new Error('The globe has another camera');
  return camera;
}

export const FARTHEST = 5;
export const NEAREST = 0.012;

/** The place of the ground under a point of the screen (-1 to 1), null where there is only sky. */
export function groundAt(globe: GlobeInstance, x: number, y: number): LatLon | null {
  const camera = globe.camera();
  const eye = camera.position;
  const ray = eye.clone().set(x, y, 0.5).unproject(camera).sub(eye).normalize();
  const along = -eye.dot(ray);
  const miss = eye.lengthSq() - along * along;
  if (along < 0 || miss > R * R) return null;
  const hit = eye.clone().addScaledVector(ray, along - Math.sqrt(R * R - miss));
  return place(hit.x, hit.y, hit.z);
}

/**
 * The box of what can be seen, a little larger; the whole world from afar, where a pole is in sight,
 * or where the sky is: then half of the Earth would be in it anyway.
 */
export function visibleView(globe: GlobeInstance): View {
  const middle = globe.pointOfView();
  if (middle.altitude > 0.9) return WORLD_VIEW;
  const seen: LatLon[] = [];
  for (let i = 0; i <= 8; i++)
    for (let j = 0; j <= 8; j++) {
      const at = groundAt(globe, i / 4 - 1, j / 4 - 1);
      if (at) seen.push(at);
    }
  if (seen.length < 40) return WORLD_VIEW;
  return boxAround(seen, middle.lng);
}

export function boxAround(places: readonly LatLon[], middleLon: number): View {
  const east = places.map((p) => ((p.lon - middleLon + 540) % 360) - 180);
  const lats = places.map((p) => p.lat);
  const margin = 0.08 * (Math.max(...lats) - Math.min(...lats)) + 0.2;
  const south = Math.min(...lats) - margin;
  const north = Math.max(...lats) + margin;
  const [left, right] = [Math.min(...east) - margin, Math.max(...east) + margin];
  if (south < -80 || north > 80 || right - left > 170) return WORLD_VIEW;
  const box: Box = { west: wrap(middleLon + left), south, east: wrap(middleLon + right), north };
  return box;
}

function wrap(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
