import { penOf } from '../canvas';
import { flatRing, type Line } from '../geo/rings';
import type { World } from '../geo/worldReader';

/** A part of the flat world, in degrees. */
export interface Region {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE_WORLD: Region = { west: -180, south: -90, width: 360, height: 180 };

/** Land as one shape with what it covers, so that what is far away need not be drawn. */
export interface LandShape {
  readonly ring: Line;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export function landShapes(world: World): LandShape[] {
  return world.land.map((line) => {
    const ring = flatRing(line);
    const shape = { ring, west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
    for (let i = 0; i < ring.length; i += 2) {
      const [lon, lat] = [ring[i], ring[i + 1]];
      shape.west = Math.min(shape.west, lon);
      shape.east = Math.max(shape.east, lon);
      shape.south = Math.min(shape.south, lat);
      shape.north = Math.max(shape.north, lat);
    }
    return shape;
  });
}

/** Draws land in white on black. */
export function drawLand(
  canvas: HTMLCanvasElement,
  shapes: readonly LandShape[],
  region: Region,
): void {
  const pen = penOf(canvas);
  const [x, y] = [canvas.width / region.width, canvas.height / region.height];
  const north = region.south + region.height;
  const east = region.west + region.width;
  pen.fillStyle = '#000';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#fff';
  pen.beginPath();
  // What reaches over the date line shows at both edges.
  for (const shift of [-360, 0, 360])
    for (const { ring, ...box } of shapes) {
      if (box.east + shift < region.west || box.west + shift > east) continue;
      if (box.north < region.south || box.south > north) continue;
      for (let i = 0; i < ring.length; i += 2) {
        const [px, py] = [(ring[i] + shift - region.west) * x, (north - ring[i + 1]) * y];
        if (i === 0) pen.moveTo(px, py);
        else pen.lineTo(px, py);
      }
      pen.closePath();
    }
  pen.fill('evenodd');
}
