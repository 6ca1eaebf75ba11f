import type * as THREE from 'three';
import { EXAGGERATION, GROUND_LIFT, R } from './scale';
import { GONE, SHOWN, type SpriteLayer } from './SpriteLayer';

const at = [0, 0, 0];

/** The scene's length of a direction at a height in Earth radii. */
export function drawnRadius(height: number): number {
  return R * (1 + height * EXAGGERATION + GROUND_LIFT);
}

/**
 * The shown aircraft nearest to a point of the screen, or -1. Looks at all of them, which takes half a
 * millisecond for 15,000; an index over moving things would cost more to keep.
 */
export function pickAircraft(
  layer: SpriteLayer,
  camera: THREE.PerspectiveCamera,
  point: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  nowS: number,
  reachPx: number,
): number {
  const project = camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse).elements;
  const eye = camera.position;
  let best = -1;
  let bestDistance = reachPx * reachPx;
  for (let row = 0; row < layer.count; row++) {
    const flags = layer.flags(row);
    if (!(flags & SHOWN) || flags & GONE) continue;
    const radius = drawnRadius(layer.motion.drawnAt(row, nowS, at));
    const x = at[0] * radius;
    const y = at[1] * radius;
    const z = at[2] * radius;
    if (hidden(eye, x, y, z)) continue;
    const w = project[3] * x + project[7] * y + project[11] * z + project[15];
    if (w <= 0) continue;
    const sx = ((project[0] * x + project[4] * y + project[8] * z + project[12]) / w + 1) / 2;
    const sy = (1 - (project[1] * x + project[5] * y + project[9] * z + project[13]) / w) / 2;
    const dx = sx * size.width - point.x;
    const dy = sy * size.height - point.y;
    const distance = dx * dx + dy * dy;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = row;
    }
  }
  return best;
}

/** Whether the globe stands between the eye and a place at or above its ground. */
export function hidden(
  eye: { readonly x: number; readonly y: number; readonly z: number },
  x: number,
  y: number,
  z: number,
): boolean {
  const dx = x - eye.x;
  const dy = y - eye.y;
  const dz = z - eye.z;
  const length = Math.hypot(dx, dy, dz);
  const along = -(eye.x * dx + eye.y * dy + eye.z * dz) / length;
  if (along < 0 || along > length) return false;
  const nearest = eye.x ** 2 + eye.y ** 2 + eye.z ** 2 - along * along;
  return nearest < (R * 0.9995) ** 2;
}
