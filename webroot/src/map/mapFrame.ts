import type L from 'leaflet';
import { mercatorX, mercatorY } from './mercator';

/** How the map lies while one picture is drawn. */
export interface MapFrame {
  readonly size: L.Point;
  /** The left upper corner in the map's own pixels, which move with the ground. */
  readonly corner: L.Point;
  /** Pixels of the screen in one of the page. */
  readonly ratio: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  /** Whether a line may be seen. */
  readonly isNear: (x: number, y: number, toX: number, toY: number) => boolean;
}

/** Leaflet's own projection makes three objects a point: too slow for thousands. */
export function mapFrame(map: L.Map): MapFrame {
  const scale = 256 * 2 ** map.getZoom();
  const corner = map.containerPointToLayerPoint([0, 0]);
  const origin = map.getPixelOrigin().add(corner);
  const size = map.getSize();
  const middle = (origin.x + size.x / 2) / scale;
  return {
    size,
    corner,
    ratio: Math.min(devicePixelRatio, 2),
    x: (lon) => {
      const at = mercatorX(lon);
      return (at + Math.round(middle - at)) * scale - origin.x;
    },
    y: (lat) => mercatorY(lat) * scale - origin.y,
    isNear: (x, y, toX, toY) =>
      Math.max(x, toX) > 0 &&
      Math.max(y, toY) > 0 &&
      Math.min(x, toX) < size.x &&
      Math.min(y, toY) < size.y,
  };
}
