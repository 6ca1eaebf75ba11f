import type { LatLon } from '../geo/sphere';

/** Web Mercator on a square of side 1, its north-west corner at 0 / 0. */
export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

export function mercatorY(lat: number): number {
  const s = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
}

/** A globe's camera that shows about as much as a map at this zoom, and the other way. */
export function altitudeOfZoom(zoom: number, at: LatLon): number {
  return (5.4 * Math.cos((at.lat * Math.PI) / 180)) / 2 ** (zoom - 1);
}

export function zoomOfAltitude(altitude: number, at: LatLon): number {
  return 1 + Math.log2((5.4 * Math.cos((at.lat * Math.PI) / 180)) / altitude);
}
