import type { IconName } from './icons';

/**
 * Shapes of aircraft as triangles, for who flies beside one. The nose is at -z, the right wing at +x,
 * and what is 1 is the wingspan. Drawn by us, as kinds, not as types.
 */
export interface Mesh {
  readonly positions: number[];
  readonly normals: number[];
  /** 1 where the altitude's colour is painted, for each vertex. */
  readonly paint: number[];
}

type V = readonly [number, number, number];

interface Frame {
  readonly wing: Blade;
  readonly tail: Blade;
  readonly fin: Blade;
  /** Distance from the nose's tip backwards, radius. */
  readonly body: readonly (readonly [number, number])[];
  readonly engines: readonly V[];
  readonly size: number;
}

/** From the root to the tip: how far aside, how high, front and back edge. */
interface Blade {
  readonly root: readonly [number, number, number, number];
  readonly tip: readonly [number, number, number, number];
  readonly thick: number;
}

const JET_BODY = [
  [-0.53, 0], [-0.515, 0.017], [-0.49, 0.032], [-0.44, 0.047], [-0.38, 0.052], [0.2, 0.052],
  [0.32, 0.04], [0.44, 0.021], [0.51, 0.006],
] as const; // prettier-ignore

const JET: Frame = {
  wing: { root: [0.03, -0.022, -0.14, 0.1], tip: [0.5, 0.03, 0.13, 0.175], thick: 0.022 },
  tail: { root: [0.015, 0.022, 0.36, 0.47], tip: [0.19, 0.034, 0.46, 0.505], thick: 0.012 },
  fin: { root: [0, 0.03, 0.32, 0.475], tip: [0, 0.205, 0.475, 0.535], thick: 0.014 },
  body: JET_BODY,
  engines: [[0.165, -0.05, -0.1]],
  size: 0.5,
};

const FRAMES: Partial<Record<IconName, Frame>> = {
  jet: JET,
  heavy: { ...JET, engines: [[0.15, -0.05, -0.11], [0.295, -0.036, -0.01]], size: 0.62 }, // prettier-ignore
  propeller: {
    wing: { root: [0.03, 0.045, -0.13, 0.02], tip: [0.5, 0.06, -0.1, 0.0], thick: 0.02 },
    tail: { root: [0.01, 0.015, 0.33, 0.42], tip: [0.17, 0.015, 0.35, 0.42], thick: 0.01 },
    fin: { root: [0, 0.02, 0.3, 0.42], tip: [0, 0.15, 0.37, 0.44], thick: 0.012 },
    body: [[-0.33, 0], [-0.31, 0.03], [-0.22, 0.05], [0, 0.055], [0.15, 0.04], [0.43, 0.008]],
    engines: [],
    size: 0.36,
  },
  glider: {
    wing: { root: [0.015, 0.02, -0.06, 0.01], tip: [0.5, 0.045, -0.02, 0.002], thick: 0.01 },
    tail: { root: [0, 0.1, 0.24, 0.28], tip: [0.09, 0.1, 0.255, 0.28], thick: 0.006 },
    fin: { root: [0, 0.0, 0.22, 0.28], tip: [0, 0.105, 0.245, 0.285], thick: 0.008 },
    body: [[-0.18, 0], [-0.165, 0.015], [-0.1, 0.026], [-0.02, 0.024], [0.08, 0.01], [0.28, 0.006]],
    engines: [],
    size: 0.55,
  },
}; // prettier-ignore

const SIDES = 14;

/** How wide a kind is drawn, in scene units; 0 where there is no shape of it. */
export function sizeOf(kind: IconName): number {
  return FRAMES[kind]?.size ?? 0;
}

export function airframe(kind: IconName): Mesh | null {
  const frame = FRAMES[kind];
  if (!frame) return null;
  const mesh: Mesh = { positions: [], normals: [], paint: [] };
  tube(mesh, frame.body, [0, 0, 0], 0);
  for (const side of [1, -1]) {
    blade(mesh, mirrored(frame.wing, side), 1, 0);
    blade(mesh, mirrored(frame.tail, side), 1, 0);
    for (const [x, y, z] of frame.engines)
      tube(mesh, [[0, 0.018], [0.015, 0.026], [0.075, 0.024], [0.115, 0.013]], [x * side, y, z], 1); // prettier-ignore
  }
  blade(mesh, frame.fin, 0, 1);
  return mesh;
}

function mirrored({ root, tip, thick }: Blade, side: number): Blade {
  const turn = ([x, ...rest]: Blade['root']): Blade['root'] => [x * side, ...rest];
  return { root: turn(root), tip: turn(tip), thick };
}

/** Round around the axis of flight; its normals are those of a smooth skin. */
function tube(
  mesh: Mesh,
  rings: readonly (readonly [number, number])[],
  at: V,
  paint: number,
): void {
  const point = (ring: number, side: number): { p: V; n: V } => {
    const [z, r] = rings[ring];
    const a = (side / SIDES) * 2 * Math.PI;
    const [before, after] = [
      rings[Math.max(0, ring - 1)],
      rings[Math.min(rings.length - 1, ring + 1)],
    ];
    const slope = (after[1] - before[1]) / (after[0] - before[0] || 1);
    const n: V = [Math.cos(a), Math.sin(a), -slope];
    return { p: [at[0] + r * n[0], at[1] + r * n[1], at[2] + z], n };
  };
  for (let ring = 0; ring + 1 < rings.length; ring++)
    for (let side = 0; side < SIDES; side++) {
      const [a, b] = [point(ring, side), point(ring, side + 1)];
      const [c, d] = [point(ring + 1, side), point(ring + 1, side + 1)];
      for (const { p, n } of [a, c, b, b, c, d]) push(mesh, p, n, paint);
    }
}

/** A wing or a fin: thick at the root, thin at the tip. Which axis is its thickness: 1 up, 0 aside. */
function blade(mesh: Mesh, { root, tip, thick }: Blade, axis: 0 | 1, paint: number): void {
  const front = ([x, y, start]: Blade['root']): V => [x, y, start];
  const edge = ([x, y, , back]: Blade['root']): V => [x, y, back];
  /** A third behind the front edge, where it is thickest. */
  const ridge = ([x, y, start, back]: Blade['root'], half: number): V => {
    const z = start + (back - start) * 0.3;
    return axis === 1 ? [x, y + half, z] : [x + half, y, z];
  };
  for (const side of [1, -1]) {
    const [a, b, c] = [front(root), ridge(root, (side * thick) / 2), edge(root)];
    const [d, e, f] = [front(tip), ridge(tip, side * thick * 0.15), edge(tip)];
    quad(mesh, [a, b, d, e], axis, side, paint);
    quad(mesh, [b, c, e, f], axis, side, paint);
  }
}

function quad(
  mesh: Mesh,
  [a, b, c, d]: readonly V[],
  axis: 0 | 1,
  side: number,
  paint: number,
): void {
  let n = cross(minus(b, a), minus(c, a));
  if (n[axis] * side < 0) n = [-n[0], -n[1], -n[2]];
  for (const p of [a, b, c, c, b, d]) push(mesh, p, n, paint);
}

function push(mesh: Mesh, p: V, n: V, paint: number): void {
  const length = Math.hypot(...n) || 1;
  mesh.positions.push(...p);
  mesh.normals.push(n[0] / length, n[1] / length, n[2] / length);
  mesh.paint.push(paint);
}

function minus(a: V, b: V): V {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function cross(a: V, b: V): V {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
