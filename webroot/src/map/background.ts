import { penOf } from '../canvas';
import L from 'leaflet';
import { flatRing, unrolled } from '../geo/rings';
import type { World } from '../geo/worldReader';
import { looks, type Theme } from '../globe/look';
import { mercatorX, mercatorY } from './mercator';

interface Shape {
  readonly path: Path2D;
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/** The width of the whole world at zoom 0, as Leaflet has it. */
const WORLD_PX = 256;

/**
 * Draws a tile without the graphics card. Coasts are paths of tens of thousands of points, which the
 * processor fills in milliseconds; where there is no good card, the page stood still for 5 s.
 */
const ON_PROCESSOR: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** Land and borders as tiles that are drawn here, so that the map needs no server of tiles. */
export function background(world: World, theme: Theme): L.GridLayer {
  const land = world.land.map((ring) => shape(flatRing(ring), true));
  const borders = world.borders.map((line) => shape(unrolled(line), false));
  const look = looks.vector[theme];
  const line = `#${look.lines.color.toString(16).padStart(6, '0')}`;
  const Tiles = L.GridLayer.extend({
    createTile(this: L.GridLayer, at: L.Coords): HTMLCanvasElement {
      const size = this.getTileSize().x;
      const ratio = Math.min(devicePixelRatio, 2);
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = size * ratio;
      const pen = penOf(canvas, ON_PROCESSOR);
      pen.fillStyle = look.sea;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      const scale = WORLD_PX * ratio * 2 ** at.z;
      const paint = new TilePainter(pen, at, scale, ratio, size / WORLD_PX);
      paint.fill(land, look.land);
      paint.stroke(land, line, look.lines.coast, 1);
      paint.stroke(borders, line, look.lines.border, 0.8);
      return canvas;
    },
  }) as unknown as new (options: L.GridLayerOptions) => L.GridLayer;
  return new Tiles({
    tileSize: 512,
    zoomOffset: 0,
    keepBuffer: 3,
    updateWhenZooming: false,
  } as L.GridLayerOptions);
}

class TilePainter {
  private readonly x: number;
  private readonly y: number;
  private readonly side: number;

  constructor(
    private readonly pen: CanvasRenderingContext2D,
    at: L.Coords,
    private readonly scale: number,
    private readonly ratio: number,
    share: number,
  ) {
    this.side = share / 2 ** at.z;
    const count = Math.max(1, Math.round(1 / this.side));
    this.x = (((at.x % count) + count) % count) * this.side;
    this.y = at.y * this.side;
  }

  /** All at once, as a lake is the second time that a place is covered. */
  fill(shapes: readonly Shape[], color: string): void {
    this.pen.fillStyle = color;
    this.each((seen) => {
      const together = new Path2D();
      for (const { path } of shapes.filter(seen)) together.addPath(path);
      this.pen.fill(together, 'evenodd');
    });
  }

  stroke(shapes: readonly Shape[], color: string, alpha: number, width: number): void {
    this.pen.strokeStyle = color;
    this.pen.globalAlpha = alpha;
    this.pen.lineWidth = (width * this.ratio) / this.scale;
    this.each((seen) => {
      for (const { path } of shapes.filter(seen)) this.pen.stroke(path);
    });
    this.pen.globalAlpha = 1;
  }

  /** Shapes over the date line lie beside the square: they are looked for there too. */
  private each(draw: (seen: (shape: Shape) => boolean) => void): void {
    for (const shift of [-1, 0, 1]) {
      const x = this.x - shift;
      this.pen.setTransform(this.scale, 0, 0, this.scale, -x * this.scale, -this.y * this.scale);
      draw(
        ({ west, east, north, south }) =>
          east >= x && west <= x + this.side && south >= this.y && north <= this.y + this.side,
      );
    }
  }
}

function shape(line: readonly (readonly [number, number])[], closed: boolean): Shape {
  const path = new Path2D();
  const xs = line.map(([lon]) => mercatorX(lon));
  const ys = line.map(([, lat]) => mercatorY(lat));
  xs.forEach((x, i) => {
    if (i === 0) path.moveTo(x, ys[i]);
    else path.lineTo(x, ys[i]);
  });
  if (closed) path.closePath();
  return {
    path,
    west: Math.min(...xs),
    east: Math.max(...xs),
    north: Math.min(...ys),
    south: Math.max(...ys),
  };
}
