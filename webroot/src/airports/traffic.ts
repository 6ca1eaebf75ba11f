import { altitudeOf, isOnGround } from '../filters/filters';
import { bearingDeg, distanceM, turnDeg } from '../geo/sphere';
import type { FlightView } from '../store/types';
import type { Airport } from './airports';

const GROUND_M = 8_000;
const NEAR_M = 40_000;
const ARRIVAL_M = 180_000;
const LOW_M = 4_500;

export interface AirportTraffic {
  readonly ground: number[];
  readonly arriving: number[];
  readonly departing: number[];
  readonly near: number[];
}

type Kind = keyof AirportTraffic;

/** Who is at an airport, as far as positions tell; each list is nearest first. */
export function airportTraffic(store: FlightView, airport: Airport): AirportTraffic {
  const found: Record<Kind, { row: number; far: number }[]> = {
    ground: [],
    arriving: [],
    departing: [],
    near: [],
  };
  const lonReach = 2 / Math.max(0.1, Math.cos((airport.lat * Math.PI) / 180));
  for (const row of store.rows()) {
    if (!(Math.abs(store.lat[row] - airport.lat) < 2)) continue;
    if (Math.abs(turnDeg(airport.lon, store.lon[row])) > lonReach) continue;
    const far = distanceM(airport, { lat: store.lat[row], lon: store.lon[row] });
    const kind = kindOf(store, row, airport, far);
    if (kind) found[kind].push({ row, far });
  }
  const rows = (kind: Kind) => found[kind].sort((a, b) => a.far - b.far).map(({ row }) => row);
  return {
    ground: rows('ground'),
    arriving: rows('arriving'),
    departing: rows('departing'),
    near: rows('near'),
  };
}

function kindOf(store: FlightView, row: number, airport: Airport, far: number): Kind | null {
  if (isOnGround(store, row)) return far < GROUND_M ? 'ground' : null;
  const here = { lat: store.lat[row], lon: store.lon[row] };
  const off = Math.abs(turnDeg(store.headingDeg[row], bearingDeg(here, airport)));
  const [rate, altM] = [store.vrateMps[row], altitudeOf(store, row)];
  if (
    far < ARRIVAL_M &&
    rate < -1 &&
    (store.destination[row] === airport.ident || comes(off, altM, far))
  )
    return 'arriving';
  if (
    far < ARRIVAL_M &&
    rate > 1 &&
    (store.origin[row] === airport.ident || leaves(off, altM, far))
  )
    return 'departing';
  return far < NEAR_M ? 'near' : null;
}

/** Low enough for the way that is left, and headed here. */
function comes(off: number, altM: number, far: number): boolean {
  return off < 60 && altM < LOW_M && altM < 900 + far * 0.09;
}

function leaves(off: number, altM: number, far: number): boolean {
  return off > 90 && far < NEAR_M && altM < LOW_M;
}
