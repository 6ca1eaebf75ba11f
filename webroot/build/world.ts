import type { Plugin } from 'vite';
import { ByteWriter } from './ByteWriter.ts';
import { lakes } from './lakes.ts';
import { simplified } from './simplified.ts';
import { absolute, readTopology, ringsOf, type Topology } from './topology.ts';

const MODULE = 'virtual:world';
const RESOLVED = `\0${MODULE}`;

/** Degrees: how far a line may be from Natural Earth's, and how finely its points are told. */
const FINENESS = {
  '50m': { off: 0.01, step: 0.005 },
  '10m': { off: 0.006, step: 0.002 },
} as const;

type Detail = keyof typeof FINENESS;

/**
 * Gives the page the addresses of the world's lines, which it reads with src/geo/worldReader.ts: coarse for
 * the first picture, fine for who comes near. As bytes they weigh half of what TopoJSON does, compressed.
 */
export function world(): Plugin {
  let serving = false;
  return {
    name: 'world',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    configureServer(server) {
      for (const detail of ['50m', '10m'] as const)
        server.middlewares.use(`/world-${detail}.bin`, (_request, answer) => {
          answer.end(lines(detail));
        });
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      const url = (detail: Detail): string => {
        const name = `world-${detail}.bin`;
        if (serving) return `'/${name}'`;
        return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source: lines(detail) })}`;
      };
      return `export const coarse = ${url('50m')}; export const fine = ${url('10m')};`;
    },
  };
}

/** All lines of the world: how each is used, then how long each is, then where they go. */
export function lines(detail: Detail): Uint8Array {
  const { off, step } = FINENESS[detail];
  const atlas = readTopology(`world-atlas/countries-${detail}.json`);
  const users = usersOf(atlas);
  const arcs = atlas.arcs.map((arc) => simplified(absolute(arc, atlas), off));
  const rings = atlas.objects.land.geometries.flatMap(ringsOf);
  // Around what is not land within land, as a coast is; nobody shares it.
  for (const lake of lakes(detail)) rings.push([arcs.push(lake) - 1]);
  const out = new ByteWriter();
  out.varint(Math.round(1 / step));
  out.varint(arcs.length);
  arcs.forEach((arc, i) => {
    // Even: a coast. Odd: a border.
    out.varint(arc.length * 2 + ((users.get(i)?.size ?? 0) > 1 ? 1 : 0));
  });
  // Longitudes first and latitudes after them: each alone is more regular than both by turns.
  for (const axis of [0, 1] as const)
    for (const arc of arcs) {
      let last = 0;
      for (const point of arc) {
        const at = Math.round(point[axis] / step);
        out.signed(at - last);
        last = at;
      }
    }
  out.varint(rings.length);
  for (const ring of rings) {
    out.varint(ring.length);
    for (const arc of ring) out.signed(arc);
  }
  return out.bytes();
}

/** Which countries use each arc: two share a border, one alone has a coast. */
function usersOf(atlas: Topology): Map<number, Set<number>> {
  const users = new Map<number, Set<number>>();
  atlas.objects.countries.geometries.forEach((shape, country) => {
    for (const arc of ringsOf(shape).flat()) {
      const index = arc < 0 ? ~arc : arc;
      users.set(index, (users.get(index) ?? new Set()).add(country));
    }
  });
  return users;
}
