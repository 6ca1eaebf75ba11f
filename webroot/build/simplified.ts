export type Point = readonly [number, number];

/** The line without the points that are nearer than this to what remains (Douglas and Peucker's way). */
export function simplified(line: readonly Point[], off: number): readonly Point[] {
  const kept = new Set([0, line.length - 1]);
  const parts: [number, number][] = [[0, line.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    let farthest = off;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const far = distance(line[i], line[from], line[to]);
      if (far > farthest) [farthest, at] = [far, i];
    }
    if (at < 0) continue;
    kept.add(at);
    parts.push([from, at], [at, to]);
  }
  return line.filter((_, i) => kept.has(i));
}

/** From a point to a line through two others, or to the one where both are the same. */
function distance(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const [x, y] = [point[0] - a[0], point[1] - a[1]];
  return length === 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
}
