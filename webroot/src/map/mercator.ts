import type { LatLon } from '../geo/sphere';

/** Web Mercator on a square of side 1, its north-west corner at 0 / 0. */
export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

export function mercatorY(lat: number): number {
  const s = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
}

/** A globe from this many radii above shows as much as a map at zoom 0 does at the equator. */
const SAME = 19;

/** A globe's camera that shows about as much as a map at this zoom, and the other way. */
export function altitudeOfZoom(zoom: number, at: LatLon): number {
  return (SAME * Math.cos((at.lat * Math.PI) / 180)) / 2 ** zoom;
}

export function zoomOfAltitude(altitude: number, at: LatLon): number {
  return Math.log2((SAME * Math.cos((at.lat * Math.PI) / 180)) / altitude);
}
