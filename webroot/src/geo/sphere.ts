/** Directions and distances on a ball of radius 1: x to 90° east, y to the north pole, z to 0° / 0°. */

export const EARTH_RADIUS_M = 6_371_008.8;
const RAD = Math.PI / 180;

export type Vec = Float32Array | Float64Array | number[];

export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** Writes the direction of a place. */
export function direction(lat: number, lon: number, out: Vec, at = 0): void {
  const a = lat * RAD;
  const b = lon * RAD;
  const c = Math.cos(a);
  out[at] = c * Math.sin(b);
  out[at + 1] = Math.sin(a);
  out[at + 2] = c * Math.cos(b);
}

/** Writes the direction along the ground in which a course leads from a place. */
export function courseDirection(lat: number, lon: number, deg: number, out: Vec, at = 0): void {
  const a = lat * RAD;
  const b = lon * RAD;
  const north = Math.cos(deg * RAD);
  const east = Math.sin(deg * RAD);
  out[at] = -Math.sin(a) * Math.sin(b) * north + Math.cos(b) * east;
  out[at + 1] = Math.cos(a) * north;
  out[at + 2] = -Math.sin(a) * Math.cos(b) * north - Math.sin(b) * east;
}

export function place(x: number, y: number, z: number): LatLon {
  const length = Math.hypot(x, y, z) || 1;
  return { lat: Math.asin(y / length) / RAD, lon: Math.atan2(x, z) / RAD };
}

export function distanceM(a: LatLon, b: LatLon): number {
  const dLat = (b.lat - a.lat) * RAD;
  const dLon = (b.lon - a.lon) * RAD;
  const s =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(s)));
}

/** The course at `a` of the shortest way to `b`, 0 to 360. */
export function bearingDeg(a: LatLon, b: LatLon): number {
  const dLon = (b.lon - a.lon) * RAD;
  const y = Math.sin(dLon) * Math.cos(b.lat * RAD);
  const x =
    Math.cos(a.lat * RAD) * Math.sin(b.lat * RAD) -
    Math.sin(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.cos(dLon);
  return (Math.atan2(y, x) / RAD + 360) % 360;
}

/** Where somebody is who went that far along the shortest way in that direction. */
export function ahead(from: LatLon, courseDeg: number, metres: number): LatLon {
  const p = [0, 0, 0];
  const d = [0, 0, 0];
  direction(from.lat, from.lon, p);
  courseDirection(from.lat, from.lon, courseDeg, d);
  const angle = metres / EARTH_RADIUS_M;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return place(p[0] * c + d[0] * s, p[1] * c + d[1] * s, p[2] * c + d[2] * s);
}

/** The turn from one course to another, -180 to 180, clockwise positive. */
export function turnDeg(from: number, to: number): number {
  return ((((to - from) % 360) + 540) % 360) - 180;
}
