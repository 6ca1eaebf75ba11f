/** Longitude and latitude. */
export type Point = readonly [number, number];

/**
 * A line whose longitudes go on past 180 in place of jumping to -180: flat pictures can then draw it
 * without a stroke across the whole map.
 */
export function unrolled(line: readonly Point[]): Point[] {
  let shift = 0;
  return line.map((point, i) => {
    const step = i > 0 ? point[0] - line[i - 1][0] : 0;
    if (step > 180) shift -= 360;
    else if (step < -180) shift += 360;
    return [point[0] + shift, point[1]];
  });
}

/** A ring as on a flat map. One around a pole (Antarctica) is led along the map's edge. */
export function flatRing(ring: readonly Point[]): Point[] {
  const line = unrolled(ring);
  const first = line[0];
  const last = line[line.length - 1];
  if (Math.abs(last[0] - first[0]) < 180) return line;
  const pole = first[1] < 0 ? -90 : 90;
  return [...line, [last[0], pole], [first[0], pole]];
}
