import { penOf } from '../canvas';
import L from 'leaflet';
import { flatRing, unrolled, type Line } from '../geo/rings';
import type { World } from '../geo/worldReader';
import { looks, type Theme } from '../globe/look';
import { clipped, type Box } from './clip';
import { mercatorX, mercatorY } from './mercator';

/** A line on the flat map, whose whole width and height are 1. */
interface Shape extends Box {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
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
  const land = world.land.map((ring) => shape(flatRing(ring)));
  const borders = world.borders.map((line) => shape(unrolled(line)));
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

/** Lines reach over a tile's edge by less than this: with it they end outside. */
const MARGIN_PX = 4;

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
    this.trace(shapes);
    this.pen.fill('evenodd');
  }

  stroke(shapes: readonly Shape[], color: string, alpha: number, width: number): void {
    this.pen.strokeStyle = color;
    this.pen.globalAlpha = alpha;
    this.pen.lineWidth = width * this.ratio;
    this.trace(shapes);
    this.pen.stroke();
    this.pen.globalAlpha = 1;
  }

  /** Shapes over the date line lie beside the square: they are looked for there too. */
  private trace(shapes: readonly Shape[]): void {
    const { pen, scale } = this;
    const margin = MARGIN_PX / scale;
    pen.beginPath();
    for (const shift of [-1, 0, 1]) {
      const x = this.x - shift;
      const box = {
        west: x - margin,
        east: x + this.side + margin,
        north: this.y - margin,
        south: this.y + this.side + margin,
      };
      for (const shape of shapes) {
        if (shape.east < box.west || shape.west > box.east) continue;
        if (shape.south < box.north || shape.north > box.south) continue;
        let begun = false;
        clipped(shape.xs, shape.ys, box, (px, py) => {
          if (begun) pen.lineTo((px - x) * scale, (py - this.y) * scale);
          else pen.moveTo((px - x) * scale, (py - this.y) * scale);
          begun = true;
        });
      }
    }
  }
}

function shape(line: Line): Shape {
  const xs = new Float64Array(line.length / 2);
  const ys = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    xs[i] = mercatorX(line[2 * i]);
    ys[i] = mercatorY(line[2 * i + 1]);
  }
  const [west, east] = ends(xs);
  const [north, south] = ends(ys);
  return { xs, ys, west, east, north, south };
}

function ends(values: Float64Array): [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
