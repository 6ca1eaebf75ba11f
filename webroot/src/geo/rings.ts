/** Longitudes and latitudes by turns, in degrees; to two metres. */
export type Line = Float32Array;

/**
 * A line whose longitudes go on past 180 in place of jumping to -180: flat pictures can then draw it
 * without a stroke across the whole map.
 */
export function unrolled(line: Line): Line {
  let flat: Line | undefined;
  let shift = 0;
  for (let i = 2; i < line.length; i += 2) {
    const step = line[i] - line[i - 2];
    if (step > 180) shift -= 360;
    else if (step < -180) shift += 360;
    if (shift === 0 && !flat) continue;
    // Few lines get as far: the others are handed back as they are.
    flat ??= line.slice();
    flat[i] = line[i] + shift;
  }
  return flat ?? line;
}

/** A ring as on a flat map. One around a pole (Antarctica) is led along the map's edge. */
export function flatRing(ring: Line): Line {
  const line = unrolled(ring);
  const last = line.length - 2;
  if (Math.abs(line[last] - line[0]) < 180) return line;
  const pole = line[1] < 0 ? -90 : 90;
  const closed = new Float32Array(line.length + 4);
  closed.set(line);
  closed.set([line[last], pole, line[0], pole], line.length);
  return closed;
}
